import GateDomain
import GateSigning

@testable import GateCommands

/// Values that several tests are about.
enum Sample {
  static let identity = DeviceIdentity(vendorID: 0x0951, productID: 0x1666, serial: RawName("S1"))

  /// A grant as an office would sign it.
  static func grant() -> Grant? {
    let digits = String(repeating: "0", count: 64)
    return Grant(canonical: [
      "action": "import",
      "basis": [
        ["approver": "liuyang", "at": "2026-11-22T08:00:00.000Z", "name": "刘洋", "step": "security"]
      ],
      "device": identity.canonical, "form": "inbound", "id": "G1", "scope": .object([:]),
      "issued_at": "2026-11-22T08:00:01.000Z",
      "not_after": "2026-11-22T10:00:00.000Z", "not_before": "2026-11-22T08:00:00.000Z",
      "policy": .string(digits), "request": "R1", "request_number": "传入〔2026〕1号",
      "requester": "zhangwei", "revision": .string(digits), "station": "ST-01", "uses": 1,
    ])
  }

  /// A transfer that has come this far.
  static func transfer(
    _ state: TransferState = .copying, copied: UInt64 = 0, of total: UInt64 = 0,
    judged: UInt64 = 0, files: UInt64 = 0, held: UInt64 = 0
  ) throws -> Transfer {
    guard let grant = grant() else { throw SampleError() }
    var transfer = Transfer(
      id: Identifier("T1"), grant: grant, device: identity,
      startedAt: Timestamp(milliseconds: 1_795_334_400_000))
    transfer.state = state
    transfer.progress.bytesCopied = copied
    transfer.progress.bytesTotal = total
    transfer.progress.filesJudged = judged
    transfer.progress.filesTotal = files
    transfer.progress.filesHeld = held
    return transfer
  }

  /// A file with clean evidence unless said otherwise.
  static func scanned(
    _ path: String, index: UInt64 = 0, name: NameDefect? = nil,
    type: TypeAnswer = .allowed(ContentType(rawValue: "text/plain")),
    engine: EngineAnswer = .clean, content: String = ""
  ) -> ScannedFile {
    let file = QuarantinedFile(
      index: index, path: RawName(path), size: UInt64(content.utf8.count),
      digest: Digest.of(content.utf8), copy: .complete)
    return ScannedFile(
      judging: file, name: name, type: type,
      engines: [EngineFinding(engine: "libclamav", answer: engine)], signatures: .fresh)
  }
}

struct SampleError: Error {}
