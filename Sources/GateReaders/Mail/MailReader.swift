import GateExtraction

/// A mail with its parts and attachments; web archives are written the same way.
enum MailReader {
  private static let depth = 24

  static func read(_ source: Source) throws(Unread) {
    let headers = MailHeaders(source.bytes)
    let lines = source.lines("headers", .line)
    for name in ["subject", "from", "to", "cc", "bcc", "date", "reply-to", "comments"] {
      if let text = headers.text(name) { lines.line("\(name): \(text)") }
    }
    lines.finish()
    source.say(.title, "subject", headers.text("subject") ?? "")
    source.say(.author, "from", headers.text("from") ?? "")
    source.say(.application, "x-mailer", headers.text("x-mailer") ?? "")
    // Whatever they stood for, perhaps the beginning of another mail.
    if source.bytes.find(0, from: 0) != nil, source.bytes.find("binary") == nil {
      source.say(Unread(.damaged, "zeros"))
    }
    var number = 0
    try readPart(source, headers, source.bytes.part(headers.end), &number, depth)
  }

  private static func readPart(
    _ source: Source, _ headers: MailHeaders, _ body: Bytes, _ number: inout Int, _ depth: Int
  ) throws(Unread) {
    try source.reading.check()
    let type = headers.value("content-type")
    if type.hasPrefix("multipart/"), type != "multipart/encrypted", depth > 0,
      let boundary = headers.parameter("boundary", of: "content-type")
    {
      let (parts, isWhole) = parts(body, boundary)
      for part in parts {
        let inner = MailHeaders(part)
        try readPart(source, inner, part.part(inner.end), &number, depth - 1)
      }
      if !isWhole { source.say(Unread(.damaged, "no end of \(type)")) }
      return
    }
    if type == "multipart/encrypted" || type.hasSuffix("/pkcs7-mime")
      || type.hasSuffix("/x-pkcs7-mime")
    {
      return source.say(Unread(.encrypted, type))
    }
    number += 1
    let coding = headers.value("content-transfer-encoding")
    let content = TransferCoding.decode(body, coding)
    if TransferCoding.isBroken(body, coding) {
      source.say(Unread(.damaged, "part \(number): \(coding)"))
    }
    let name =
      headers.parameter("filename", of: "content-disposition")
      ?? headers.parameter("name", of: "content-type")
    let isText = type.isEmpty || type == "text/plain" || type == "text/html"
    if isText, name == nil {
      try readText(source, headers, content, number, isHTML: type == "text/html")
    } else {
      try FileReader.readInner(source.inner(name ?? "part \(number)", content))
    }
  }

  private static func readText(
    _ source: Source, _ headers: MailHeaders, _ content: Bytes, _ number: Int, isHTML: Bool
  ) throws(Unread) {
    let label = headers.parameter("charset", of: "content-type")
    let charset = Charset.guess(content, labelled: label) ?? .utf8
    if let defect = TextDefects.first(in: content, charset) {
      source.say(Unread(.damaged, "part \(number): \(defect)"))
    }
    let text = Charset.decode(content, charset)
    if isHTML { return try HTMLReader.read(text, source, part: "part \(number)") }
    let lines = source.lines("part \(number)", .line)
    lines.add(text)
    lines.finish()
  }

  // What lies between lines that begin with the boundary, and whether the last one is there and no
  // other mail behind it.
  private static func parts(_ body: Bytes, _ boundary: String) -> (parts: [Bytes], isWhole: Bool) {
    let mark = Array("--\(boundary)".utf8)
    var (found, start, at): ([Bytes], Int?, Int) = ([], nil, 0)
    while let hit = body.find(mark, from: at), found.count < 10_000 {
      at = hit + mark.count
      guard hit == 0 || body[hit - 1] == 0x0a else { continue }
      if let start { found.append(body.part(start, hit - start)) }
      if body.starts(with: "--", at: at) {
        return (found, !found.isEmpty && body.find("\nContent-Type:", from: at) == nil)
      }
      start = body.find(0x0a, from: at).map { $0 + 1 } ?? body.count
    }
    // A mail that was cut off ends with its last part.
    if let start { found.append(body.part(start)) }
    return (found, false)
  }
}
