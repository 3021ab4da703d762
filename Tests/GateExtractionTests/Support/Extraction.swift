import GateExtraction
@testable import GateReaders

/// Reads bytes in the test's own process, without a worker.
enum Extraction {
  static func read(
    _ bytes: [UInt8], _ limits: ExtractionLimits = ExtractionLimits()
  ) -> ExtractedText {
    var found = ExtractedText()
    let reading = Reading(limits, Recognition()) { found.add($0) }
    FileReader.read(Source(bytes: Bytes(bytes), members: [], reading: reading))
    return found
  }

  static func read(_ text: String) -> ExtractedText { read(Array(text.utf8)) }
}
