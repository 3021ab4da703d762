import GateMultipart

extension FuzzTarget {
  private static let type = "multipart/form-data; boundary=--x1"

  /// A form with fields and files, one without any, and one that is cut off.
  static var multipartSamples: [[UInt8]] {
    let head = "----x1\r\nContent-Disposition: form-data; name=\""
    let form =
      head + "token\"\r\n\r\nabc\r\n" + head
      + "scan\"; filename=\"通知 %22.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--\r\n-\r\n"
      + "----x1--\r\n"
    return [form, "----x1--\r\n", String(form.prefix(90))].map { Array($0.utf8) }
  }

  // However the bytes are cut, the same parts come out, and no byte more than went in.
  static func parseMultipart(_ bytes: [UInt8]) {
    let whole = multipartParts(of: bytes, piece: max(1, bytes.count))
    let cut = multipartParts(of: bytes, piece: 1 + bytes.count % 7)
    precondition(whole == cut, "a form reads differently in pieces")
    precondition(
      (whole ?? []).reduce(0) { $0 + $1.count } <= bytes.count, "a form grew while it was read")
  }

  private static func multipartParts(of bytes: [UInt8], piece: Int) -> [[UInt8]]? {
    guard var parser = MultipartParser(contentType: type) else {
      preconditionFailure("the type is right")
    }
    var parts: [[UInt8]] = []
    var place = 0
    while place < bytes.count {
      let end = min(place + piece, bytes.count)
      guard let events = try? parser.take(bytes[place..<end]) else { return nil }
      for event in events {
        switch event {
        case .began: parts.append([])
        case .data(let more): parts[parts.count - 1] += more
        case .ended: break
        }
      }
      place = end
    }
    return parser.isFinished ? parts : nil
  }
}
