/// The lines in front of a mail or of a part of one (RFC 5322, 2045, 2047, 2231).
struct MailHeaders {
  private var values: [String: [UInt8]] = [:]
  /// Where the body begins.
  private(set) var end = 0

  init(_ bytes: Bytes, from start: Int = 0) {
    var (at, last): (Int, String?) = (start, nil)
    while at < bytes.count {
      let stop = bytes.find(0x0a, from: at) ?? bytes.count
      let isCarriage = stop > at && bytes[stop - 1] == 0x0d
      let line = bytes.part(at, stop - at - (isCarriage ? 1 : 0))
      at = stop + 1
      if line.count == 0 { break }
      if line[0] == 0x20 || line[0] == 0x09 {
        if let last, (values[last]?.count ?? 0) < 65_536 { values[last]? += line.copied }
      } else if let colon = line.find(0x3a, from: 0), colon > 0, colon < 80 {
        let name = line.prefix(colon).utf8.lowercased()
        last = name
        if values[name] == nil { values[name] = line.part(colon + 1).copied } else { last = nil }
      }
    }
    end = min(at, bytes.count)
  }

  /// A header's text with its coded words decoded.
  func text(_ name: String) -> String? {
    values[name].map { CodedWords.decode($0).trimmed }
  }

  /// The value in front of the parameters, in lower case.
  func value(_ name: String) -> String {
    String((text(name) ?? "").prefix { $0 != ";" }).trimmed.lowercased()
  }

  /// A parameter such as `charset`; numbered and coded ones put together.
  func parameter(_ name: String, of header: String) -> String? {
    guard let raw = values[header] else { return nil }
    let parameters = Self.parameters(raw)
    if let plain = parameters[name] { return CodedWords.decode(plain) }
    var bytes: [UInt8] = []
    var isCoded = parameters[name + "*"] != nil
    if let whole = parameters[name + "*"] { bytes = whole }
    for index in 0..<64 {
      if let piece = parameters["\(name)*\(index)*"] {
        isCoded = true
        bytes += piece
      } else if let piece = parameters["\(name)*\(index)"] {
        bytes += piece
      } else {
        break
      }
    }
    guard !bytes.isEmpty else { return nil }
    return isCoded ? Self.percentDecoded(bytes) : CodedWords.decode(bytes)
  }

  private static func parameters(_ raw: [UInt8]) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    var (fields, current, isQuoted): ([[UInt8]], [UInt8], Bool) = ([], [], false)
    for byte in raw {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x3b, !isQuoted {
        fields.append(current)
        current = []
      } else {
        current.append(byte)
      }
    }
    fields.append(current)
    for field in fields.dropFirst() {
      guard let equals = field.firstIndex(of: 0x3d) else { continue }
      let name = String(decoding: field[..<equals], as: UTF8.self).trimmed.lowercased()
      found[name] = field[(equals + 1)...].filter { $0 != 0x22 }.drop { $0 <= 0x20 }.map { $0 }
    }
    return found
  }

  // charset'language'text with %XX.
  private static func percentDecoded(_ bytes: [UInt8]) -> String {
    let parts = bytes.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return String(decoding: bytes, as: UTF8.self) }
    let charset = Charset(name: String(decoding: parts[0], as: UTF8.self)) ?? .utf8
    return Charset.decode(Bytes(TransferCoding.percent(Array(parts[2]))), charset)
  }

  /// Whether a text begins like a mail: several lines that only mail has.
  static func looksLikeMail(_ head: some StringProtocol) -> Bool {
    let known = [
      "received:", "return-path:", "from:", "to:", "subject:", "date:", "message-id:",
      "mime-version:", "content-type:", "delivered-to:", "x-mailer:", "reply-to:", "cc:",
      "content-transfer-encoding:",
    ]
    var found = 0
    for line in head.split(whereSeparator: \.isNewline).prefix(24) {
      if known.contains(where: { line.hasPrefix($0) }) {
        found += 1
      } else if found == 0, !line.contains(":") {
        return false
      }
    }
    return found >= 3
      || (found >= 2 && (head.contains("\nmime-version:") || head.hasPrefix("mime-version:")))
  }

  /// The same behind the line that begins a mail in a mailbox.
  static func looksLikeMail(afterLine head: some StringProtocol) -> Bool {
    guard let end = head.firstIndex(where: \.isNewline) else { return false }
    return looksLikeMail(head[head.index(after: end)...])
  }
}
