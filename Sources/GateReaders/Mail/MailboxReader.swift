import GateExtraction

/// A file with many mails, each behind a line that begins with `From `.
enum MailboxReader {
  static func read(_ source: Source) throws(Unread) {
    let bytes = source.bytes
    var (start, number) = (0, 0)
    while start < bytes.count {
      let head = bytes.find(0x0a, from: start).map { $0 + 1 } ?? bytes.count
      let next = nextMail(bytes, from: head)
      number += 1
      try source.reading.spendMember()
      let mail = source.inner("mail \(number)", bytes.part(head, next - head))
      do throws(Unread) { try MailReader.read(mail) } catch { mail.say(error) }
      start = next
    }
  }

  private static func nextMail(_ bytes: Bytes, from start: Int) -> Int {
    var at = max(0, start - 1)
    while let found = bytes.find("\nFrom ", from: at) {
      if bytes[found - 1] == 0x0a || (bytes[found - 1] == 0x0d && bytes[found - 2] == 0x0a) {
        return found + 1
      }
      at = found + 1
    }
    return bytes.count
  }
}
