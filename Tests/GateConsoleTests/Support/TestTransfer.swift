import GateOffice
import GateSite
import Foundation
import GateAuditLog
import GateDomain
import GateForms
import GateSigning
import GateWire
import Testing

/// Requests and transfers that tests lead through the gate.
enum TestTransfer {
  static let device = DeviceIdentity(
    vendorID: 0x0951, productID: 0x1666, serial: RawName("SN-0001"))

  /// A form that is right.
  static func form(purpose: String = "monthly figures", device: DeviceIdentity = device)
    -> FilledForm
  {
    let end = Timestamp.now.adding(seconds: 7_200).formText(offsetSeconds: 28_800)
    return FilledForm(
      form: "inbound",
      texts: [
        "purpose": purpose, "source": "Bureau", "device": device.formText, "medium-label": "A-17",
        "window.until": end, "expected-files": "report.docx\nfigures.xlsx",
      ])
  }

  /// A request of the staff member that an officer has approved.
  static func approvedRequest(
    _ site: ConsoleSite, purpose: String = "monthly figures", device: DeviceIdentity = device
  ) async throws -> Request {
    let staff = try #require(site.sessions[.staff]).person
    let officer = try #require(site.sessions[.securityOfficer]).person
    let request = try await site.office.submit(form(purpose: purpose, device: device), by: staff)
    let answer = AnswerRequest(
      answer: .approve, revision: request.revision.digest, reason: "seen")
    return try await site.office.answer(request.id, answer, by: officer)
  }

  /// A transfer that has begun under a fresh approved request.
  static func started(_ site: ConsoleSite, by visitor: Visitor) async throws -> Transfer {
    let station = try TestStation(site)
    let request = try await approvedRequest(site)
    let grant = try await station.grant(of: request.id, by: visitor)
    let transfer = Transfer(
      id: .make(at: .now), grant: grant, device: grant.device, startedAt: .now)
    let body = StationBody.Started(transfer: transfer, isRestart: false)
    try await station.send([(.transferStarted, body)], of: transfer.id, by: visitor)
    return transfer
  }

  /// A transfer that released `contents` by name and held `held`.
  static func released(
    _ site: ConsoleSite, contents: [String: [UInt8]], held: [ScannedFile] = [],
    skipped: [SkippedEntry] = [], by visitor: Visitor
  ) async throws -> Transfer {
    var transfer = try await started(site, by: visitor)
    let files = contents.sorted { $0.key < $1.key }.enumerated().map { place, entry in
      clean(index: UInt64(place), path: entry.key, bytes: entry.value)
    }
    try write(contents, of: transfer, site)
    var events: [(RecordEvent, any Encodable & Sendable)] = (files + held).map {
      (.fileJudged, StationBody.JudgedFile(transfer: transfer.id, file: $0))
    }
    events += skipped.map {
      (.entrySkipped, StationBody.Skipped(transfer: transfer.id, entry: $0))
    }
    transfer.progress.filesTotal = UInt64(files.count + held.count)
    transfer.progress.filesJudged = UInt64(files.count + held.count)
    transfer.progress.filesHeld = UInt64(held.count)
    for (state, event) in [
      (TransferState.judged, RecordEvent.transferJudged), (.releasing, .releaseBegan),
      (.released, .transferReleased),
    ] {
      transfer.state = state
      events.append((event, StationBody.Advanced(transfer: transfer)))
    }
    try await TestStation(site).send(events, of: transfer.id, by: visitor)
    return transfer
  }

  /// A file that nothing objects to.
  static func clean(index: UInt64, path: String, bytes: [UInt8]) -> ScannedFile {
    judged(index: index, path: RawName(path), bytes: bytes, engine: .clean)
  }

  /// A file with the answer of an engine.
  static func judged(
    index: UInt64, path: RawName, bytes: [UInt8] = [1], name: NameDefect? = nil,
    engine: EngineAnswer
  ) -> ScannedFile {
    ScannedFile(
      judging: QuarantinedFile(
        index: index, path: path, size: UInt64(bytes.count), digest: Digest.of(bytes),
        copy: .complete),
      name: name, type: .allowed(ContentType(rawValue: "text/plain")),
      engines: [EngineFinding(engine: "libclamav", answer: engine)], signatures: .fresh)
  }

  /// A suspicious archive with one member that objects, two layers down.
  static func heldArchive(index: UInt64, path: RawName) -> ScannedFile {
    let tree = ContentTree(
      nodes: [
        .init(depth: 1, name: RawName("readme.txt"), size: 120, isOffending: false),
        .init(depth: 1, name: RawName("inner.zip"), size: 5_000, isOffending: false),
        .init(depth: 2, name: RawName("macro.docm"), size: 4_000, isOffending: true),
        .init(depth: 1, name: RawName("last.csv"), size: 10, isOffending: false),
      ], isCut: true)
    return ScannedFile(
      judging: QuarantinedFile(
        index: index, path: path, size: 9_000, digest: Digest.of([9]), copy: .complete),
      name: nil, type: .allowed(ContentType(rawValue: "application/zip")),
      engines: [
        EngineFinding(
          engine: "libclamav", answer: .suspicious("Heuristics.Test"),
          member: [RawName("inner.zip"), RawName("macro.docm")])
      ], tree: tree, signatures: .fresh)
  }

  private static func write(
    _ contents: [String: [UInt8]], of transfer: Transfer, _ site: ConsoleSite
  ) throws {
    let folder = URL(filePath: site.folder.release).appending(path: transfer.id.rawValue)
    for (path, bytes) in contents {
      let file = folder.appending(path: "files").appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    try Data("{\"files\":[]}".utf8).write(to: folder.appending(path: "manifest.json"))
  }
}
