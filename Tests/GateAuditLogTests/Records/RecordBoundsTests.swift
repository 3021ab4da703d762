import GateAuditLog
import GateDomain
import GateSigning
import Testing

/// A station's record of a file is taken by the log, however long the names on and in it are.
@Suite struct RecordBoundsTests {
  private static let rude = RawName([UInt8](repeating: 0xff, count: 160))

  private static func scanned(path: RawName, nodes: Int, offending: Int) -> ScannedFile {
    let tree = ContentTree(
      nodes: (0..<nodes).map {
        .init(
          depth: UInt8(min($0 + 1, 32)), name: rude, size: .max, isOffending: $0 == offending)
      })
    return ScannedFile(
      judging: QuarantinedFile(
        index: 1_000_000, path: path, size: 1 << 50, digest: Digest.of([1]), copy: .complete),
      name: .notText, type: .mismatch(ContentType(rawValue: "x/y"), fileExtension: "bin"),
      engines: (0..<4).map {
        EngineFinding(
          engine: "engine \($0)",
          answer: .objection(.embeddedProgram, String(repeating: "x", count: 128)),
          member: [RawName](repeating: rude, count: 32))
      }, tree: tree, signatures: .fresh)
  }

  private static func record(_ scanned: ScannedFile) throws -> Record {
    let transfer = Identifier<Transfer>.make(at: Timestamp(milliseconds: 1_795_334_400_000))
    let body = StationBody.JudgedFile(transfer: transfer, file: scanned)
    return Record(
      id: transfer.rawValue, time: Timestamp(milliseconds: 1_795_334_400_000),
      event: .fileJudged, outcome: .failure, source: "station:ST-01",
      subject: .init(id: "ST-01"), object: ("transfer", transfer.rawValue),
      body: try JSONValue(encoding: body), policy: Digest.of([0])
    ).signed(with: SigningKey(), sequence: 1, previous: Digest.of([0]))
  }

  @Test(arguments: [0, 1, 40, 255, 300], [1, 200, 4_096])
  func `the worst file still fits, with its verdict and its offending member`(
    nodes: Int, pathBytes: Int
  ) throws {
    let path = RawName([UInt8](repeating: 0xff, count: pathBytes))
    let scanned = Self.scanned(path: path, nodes: nodes, offending: nodes / 2)
    let record = try Self.record(scanned)
    #expect(record.fits, "\(record.bytes.count)")
    let read = try #require(Record(bytes: record.bytes))
    let body = try read.body.decoded(as: StationBody.JudgedFile.self)
    #expect(body.file.file == scanned.file && body.file.verdict == scanned.verdict)
    #expect(body.file.heldReasons == scanned.heldReasons)
    if nodes > 1 {
      #expect(body.file.evidence.tree.nodes.contains { $0.isOffending })
    }
  }

  @Test func `an ordinary file is recorded whole`() throws {
    let tree = ContentTree(
      nodes: (0..<40).map {
        .init(depth: 1, name: RawName("资料/第\($0)份.txt"), size: 10, isOffending: $0 == 3)
      })
    let scanned = ScannedFile(
      judging: QuarantinedFile(
        index: 1, path: RawName("下载/资料.zip"), size: 9, digest: Digest.of([1]), copy: .complete),
      name: nil, type: .allowed(ContentType(rawValue: "application/zip")),
      engines: [
        EngineFinding(engine: "e", answer: .suspicious("X"), member: [RawName("第3份.txt")])
      ], tree: tree, signatures: .fresh)
    let body = try Self.record(scanned).body.decoded(as: StationBody.JudgedFile.self)
    #expect(body.file == scanned && body.path == "下载/资料.zip")
  }
}
