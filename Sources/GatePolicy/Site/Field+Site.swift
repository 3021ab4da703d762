import GateDomain

extension Field {
  /// A host that only this machine reaches.
  ///
  /// Security: the console speaks plain HTTP, so it must NEVER listen where others can hear it.
  func loopback() -> String? {
    guard let text = text() else { return nil }
    guard text == "localhost" || text == "::1" || Self.isIPv4Loopback(text) else {
      reportValue(
        hint: Words(
          "只能是 127.0.0.1、::1 或 localhost；对外请用 TLS 反向代理",
          "only 127.0.0.1, ::1 or localhost; put a TLS proxy in front for others"))
      return nil
    }
    return text
  }

  private static func isIPv4Loopback(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { UInt8($0) }
    return parts.count == 4 && numbers.count == 4 && numbers[0] == 127
      && numbers.map(String.init).joined(separator: ".") == text
  }

  /// The name of a log as C2SP's checkpoints allow it: no spaces and no `+`.
  func origin() -> String? {
    guard let text = line(limit: 100) else { return nil }
    guard !text.contains(where: { $0.isWhitespace || $0 == "+" }) else {
      reportValue(
        hint: Words(
          "不含空格和加号，例如 gate.example.cn/log", "no spaces and no plus, e.g. gate.example.cn/log"))
      return nil
    }
    return text
  }

  /// Seconds east of UTC, from `+08:00`.
  func timeZoneOffset() -> Int? {
    guard let text = text() else { return nil }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count == 2 ? UInt8($0) : nil }.map(Int.init)
    guard let sign = text.first, "+-".contains(sign), parts.count == 2, numbers.count == 2,
      numbers[1] < 60, numbers[0] * 60 + numbers[1] <= 14 * 60
    else {
      reportValue(
        hint: Words("写成加引号的 \"+08:00\" 一类", "write it in quotes like \"+08:00\""))
      return nil
    }
    return (sign == "-" ? -60 : 60) * (numbers[0] * 60 + numbers[1])
  }

  /// A host name of lower-case letters, digits, hyphens and dots, and no IP address.
  func hostName() -> String? {
    guard let text = text() else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      (1...63).contains(part.utf8.count) && part.first != "-" && part.last != "-"
        && part.utf8.allSatisfy {
          (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d
        }
    }
    guard isPlain, text.utf8.count <= 253, parts.last?.allSatisfy(\.isNumber) == false else {
      reportValue(
        hint: Words(
          "写主机名，例如 gate.example.cn；不能是 IP 地址",
          "write a host name such as gate.example.cn; an IP address will not do"))
      return nil
    }
    return text
  }

  /// Notes that accounts would have two places for their passwords.
  ///
  /// Security: of two the weaker one would decide who gets in.
  func reportSecondSource() {
    report(
      .badValue, Words("directory 与 pam 不能同时使用", "\"directory\" and \"pam\" exclude each other"),
      hint: Words("只保留一种", "keep one of them"))
  }

  /// A station's short name.
  func stationID() -> String? {
    guard let text = text() else { return nil }
    let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard text.utf8.count <= 32, isPlain else {
      reportValue(
        hint: Words("最多 32 个字母、数字或连字符，例如 ST-01", "at most 32 letters, digits, hyphens, e.g. ST-01"))
      return nil
    }
    return text
  }
}
