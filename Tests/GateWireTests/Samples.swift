import GateDomain
import GateTesting
import GateWire

/// Every kind of message, with plain and with extreme content.
enum Samples {
  static let name = RawName([0xff, 0x00, 0x5c, 0xe5, 0x85, 0xb3])
  static let longest = RawName([UInt8](repeating: 0x61, count: IngestMessage.pathLimit))
  static let type = ContentType(rawValue: "application/pdf")

  static let ingest: [IngestMessage] =
    [
      .listed(files: 0, bytes: 0), .listed(files: .max, bytes: .max), .working, .finished,
      .fileBegan(index: 0, size: 0, path: RawName([])),
      .fileBegan(index: .max, size: .max, path: longest), .fileBegan(index: 1, size: 2, path: name),
      .fileEnded(.complete), .fileEnded(.readError), .fileEnded(.tooLarge),
    ] + SkippedEntry.Kind.allCases.map { .skipped(SkippedEntry(path: name, kind: $0)) }
    + IngestFailure.allCases.map(IngestMessage.failed)

  static let tree = ContentTree(
    nodes: [
      .init(depth: 1, name: name, size: .max, isOffending: true),
      .init(depth: .max, name: RawName([]), size: 0, isOffending: false),
    ], isCut: true)

  static let engineAnswers: [EngineAnswer] =
    [
      .clean, .infected("Win.Test.EICAR_HDB-1"), .infected(""), .suspicious("Heuristics.X Y"),
      .failed(0), .failed(Int(Int32.min)),
      .failed(Int(Int32.max)), .timedOut, .workerDied, .notAsked,
    ] + ContentObjection.allCases.map { .objection($0, "Doc.Macro~") }

  static let scan: [ScanMessage] =
    [
      .fork, .forked, .refused, .ready, .scan(ticket: 0), .scan(ticket: .max),
      .loaded(loaded(milliseconds: 0)), .loaded(loaded(milliseconds: Timestamp.range.upperBound)),
      .answer(ticket: 1, ScanReport(answer: .clean, type: ContentType(rawValue: ""))),
      .answer(
        ticket: 2,
        ScanReport(
          answer: .clean, type: type, member: [name, name], tree: tree,
          others: Array(engineAnswers.prefix(ScanReport.otherLimit)))),
      .checked(SignatureHeader(version: 1, count: 2, publishedAt: Timestamp(milliseconds: 3))),
    ] + engineAnswers.map { .answer(ticket: 7, ScanReport(answer: $0, type: type)) }
    + EngineFault.allCases.map(ScanMessage.unusable)

  static func loaded(milliseconds: Int64) -> LoadedSignatures {
    LoadedSignatures(
      engine: "libclamav 1.4.6", version: .max, count: 1,
      publishedAt: Timestamp(milliseconds: milliseconds))
  }
}
