import GateExtraction
import GateLinux
@testable import GateReaders

extension FuzzTarget {
  // Whatever is handed out must fit a datagram and read there as it was.
  static func parseText(_ bytes: [UInt8]) {
    var limits = ExtractionLimits()
    (limits.seconds, limits.unpackedBytes, limits.textBytes) = (5, 16 << 20, 4 << 20)
    let start = MonotonicTime.milliseconds
    let reading = Reading(limits, Recognition()) { event in
      let message = ExtractMessage.events([event])
      precondition((try? ExtractMessage(bytes: message.bytes)) == message, "an event changes")
    }
    FileReader.read(Source(bytes: Bytes(bytes), members: [], reading: reading))
    precondition(MonotonicTime.milliseconds - start < 10_000, "a reader overruns its time")
  }

  static func parseExtractMessage(_ bytes: [UInt8]) {
    guard let message = try? ExtractMessage(bytes: bytes) else { return }
    let again = try? ExtractMessage(bytes: message.bytes)
    precondition(again == message, "a message reads differently once it is written again")
  }

  static let extractMessages: [[UInt8]] = [
    ExtractMessage.ready.bytes, ExtractMessage.done(ticket: 7).bytes,
    ExtractMessage.extract(ticket: 1, ExtractionLimits()).bytes,
    ExtractMessage.events([
      .member(FoundMember(members: ["a.zip", "附件.docx"], format: .docx, size: 5)),
      .text(
        TextPiece(
          place: TextPlace(members: ["a"], part: "word/document.xml", unit: .paragraph),
          text: "机密★5年\n")),
      .property(DocumentProperty(members: [], kind: .author, name: "creator", value: "张三")),
      .unreadable(Unreadable(members: [], reason: .encrypted)),
    ]).bytes,
  ]
}
