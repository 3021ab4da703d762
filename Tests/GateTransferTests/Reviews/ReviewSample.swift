import Foundation
import GateDomain
import GatePolicy
import GateSigning
import GateTesting
import GateTransfer

/// A held file in a real quarantine, its transfer, and decisions about it.
struct ReviewSample {
  static let office = SigningKey()
  static let content = Array("里面是一份表格。\n".utf8)

  let folder: TemporaryFolder
  let quarantine: Quarantine
  let release: ReleaseFolder
  let export: ExportFolder

  init() throws {
    folder = try TemporaryFolder("review")
    for name in ["quarantine", "release"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: true)
    }
    quarantine = Quarantine(folder: folder.path("quarantine"))
    release = ReleaseFolder(folder: folder.path("release"), quarantine: quarantine)
    export = ExportFolder(folder: folder.path("export"))
    try quarantine.prepare(Self.transfer().id)
  }

  /// Writes a file into the quarantine as a station does.
  func held(
    _ answers: [EngineAnswer] = [.suspicious("X")], index: UInt64 = 3, path: String = "目录/a.csv",
    content: [UInt8] = content
  ) throws -> ScannedFile {
    var writer = try QuarantineWriter(
      in: quarantine, transfer: Self.transfer().id, index: index, path: RawName(path))
    try unsafe content.withUnsafeBytes { try unsafe writer.write($0) }
    return Self.scanned(writer.finish(.complete), answers)
  }

  static func scanned(
    _ file: QuarantinedFile, _ answers: [EngineAnswer] = [.suspicious("X")],
    type: TypeAnswer = .allowed(ContentType(rawValue: "text/csv"))
  ) -> ScannedFile {
    ScannedFile(
      judging: file, name: nil, type: type,
      engines: answers.map { EngineFinding(engine: "libclamav", answer: $0) }, signatures: .fresh)
  }

  /// A grant for this requester.
  static func grant(requester: String = "zhang") throws -> Grant {
    let zeros = JSONValue.string(String(repeating: "0", count: 64))
    let grant = Grant(canonical: [
      "action": "import",
      "basis": [
        ["approver": "liu", "at": "2026-11-22T08:00:00.000Z", "name": "刘洋", "step": "s"]
      ],
      "device": ["product": 1, "serial": "", "vendor": 1], "form": "inbound", "id": "G1",
      "scope": .object([:]),
      "issued_at": "2026-11-22T08:00:01.000Z", "not_after": "2026-11-22T10:00:00.000Z",
      "not_before": "2026-11-22T08:00:00.000Z", "policy": zeros, "request": "R1",
      "request_number": "1", "requester": .string(requester), "revision": zeros,
      "station": "ST-01", "uses": 1,
    ])
    guard let grant else { throw MissingSample() }
    return grant
  }

  /// A transfer that ended with a release, under a grant for this requester.
  static func transfer(
    _ state: TransferState = .released, id: String = "T1", requester: String = "zhang"
  ) throws -> Transfer {
    let grant = try grant(requester: requester)
    var transfer = Transfer(
      id: Identifier(id), grant: grant, device: grant.device,
      startedAt: Timestamp(milliseconds: 1_795_334_400_000))
    transfer.state = state
    return transfer
  }

  /// A signed decision about `file`, with `change` made to its form.
  static func decision(
    _ disposition: ReviewDisposition, _ file: ScannedFile, officers: [String] = ["liu", "wang"],
    recipient: ExportRecipient? = nil, key: SigningKey = office,
    change: [String: JSONValue] = [:]
  ) -> Verified<ReviewDecision>? {
    var form: [String: JSONValue] = [
      "decided_at": "2026-11-22T08:00:00.123Z", "disposition": .string(disposition.rawValue),
      "id": "D1", "index": .integer(Int64(file.file.index)),
      "officers": .array(
        officers.map {
          ["at": "2026-11-22T08:00:00.000Z", "id": .string($0), "name": .string($0)]
        }),
      "policy": .string(String(repeating: "0", count: 64)),
      "reasons": .array(file.heldReasons.map { .string($0.rawValue) }), "requester": "zhang",
      "sha256": .string(file.file.digest.hex), "station": "ST-01", "transfer": "T1",
    ]
    if let recipient { form["recipient"] = .string(recipient.hex) }
    form.merge(change) { $1 }
    let text = String(decoding: CanonicalJSON.encode(.object(form)), as: UTF8.self)
    let signature = key.signature(for: Array("gatehouse/review/v1\n\(text)".utf8))
    return Unverified<ReviewDecision>(statement: text, signature: Hex.encode(signature))
      .verified(by: office.verificationKey)
  }

  /// A policy with these lines; every other reason is only held.
  static func policy(_ lines: [HeldReason: HeldDecision]) -> HeldPolicy {
    HeldPolicy(decisions: lines)
  }
}

struct MissingSample: Error {}
