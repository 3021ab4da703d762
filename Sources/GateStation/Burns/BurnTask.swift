import Foundation
import GateAuditLog
import GateDiscs
import GateDomain
import GateLinux
import GatePasskeys
import GatePolicy
import GateSigning
import GateSite
import GateStationLink
import GateStore
import GateTransfer
import GateWire
import GateWorkers

/// Carries out one burn from its grant to its end.
///
/// Durable: before the first byte the intent is on disk at the station and in the audit log at the
/// server; a death after that leaves a burn that the next start ends as unknown, and whose copy
/// counts as used.
struct BurnTask: Sendable {
  let parts: StationParts
  let burner: Burner
  let burn: Burn
  let grant: Verified<BurnGrant>
  let meter = BurnMeter()
  /// What this try is called: a second program with this station's keys calls its own otherwise.
  private let claim = UUID().uuidString

  /// Runs to the end and records it, and tells the server meanwhile how far it is.
  ///
  /// - Throws: Faults of the station's own store, and `CancellationError` when it stops.
  func run() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await report() }
      try await carryOut()
      group.cancelAll()
    }
  }

  // A report that is lost is replaced by the next.
  private func report() async {
    while !Task.isCancelled {
      try? await parts.link.send(meter.current, of: burn.id)
      try? await Task.sleep(for: .seconds(1))
    }
  }

  private func carryOut() async throws {
    let folder = "\(parts.folder.station)/burns/\(burn.id)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var notes: [String] = []
    do {
      try expectSeals(&notes)
      let prepared = try await prepare(in: folder)
      try await record(try await write(prepared, &notes), notes)
    } catch let failure as BurnFailure {
      try await record(.aborted(failure), notes)
    } catch let error as SystemError {
      try await record(.aborted(error.isDiskFull ? .diskFull : .stationFault), notes)
    }
  }

  /// Everything that is known before the burner is touched.
  struct Prepared: Sendable {
    let order: BurnOrder
    let folder: BurnFolder
    let manifest: Digest
    let time: Timestamp
  }

  private func prepare(in path: String) async throws -> Prepared {
    try expectGrant()
    guard let order = try? await parts.link.burnOrder(of: burn.id) else {
      throw BurnFailure.stationFault
    }
    guard order.digest(for: burn.request) == grant.statement.order else {
      throw BurnFailure.orderDiffers
    }
    let time = Timestamp.now
    let contents = DiscContents(burn: burn, grant: grant.statement, order: order, at: time)
    let manifest = SignedManifest.bytes(of: contents.manifest, signedWith: parts.stationKey)
    let lists = [
      (DiscContents.manifestName, manifest),
      (DiscContents.listName, contents.list(offsetSeconds: parts.offsetSeconds)),
    ]
    let folder = BurnFolder(folder: path, order: order, lists: lists, at: time)
    try await fetch(order, into: path, folder)
    for (index, list) in lists.enumerated() {
      try DurableFile.write(list.1, to: folder.path(order.files.count + index))
    }
    try folder.check(order)
    return Prepared(order: order, folder: folder, manifest: Digest.of(manifest), time: time)
  }

  // Security: before anything is fetched, by the rules and the roster that lie on this station: who
  // holds the server's keys cannot make an approval up.
  private func expectSeals(_ notes: inout [String]) throws(BurnFailure) {
    let approved = grant.statement.approved
    do { try parts.grants.seals(for: [approved]).check(approved) } catch {
      notes.append(error.rawValue)
      throw .notSealed
    }
  }

  // Security: by this station's own count too, whatever the server says.
  private func expectGrant() throws {
    let statement = grant.statement
    guard statement.station == parts.station.id, statement.id == burn.grant,
      statement.request == burn.request, statement.window.position(of: .now) == .inside,
      try parts.store.read({ try $0.writtenDiscs(under: statement.id) }) < statement.discLimit
    else { throw BurnFailure.noGrant }
  }

  private func fetch(_ order: BurnOrder, into path: String, _ folder: BurnFolder) async throws {
    try DurableFile.makeDirectory("\(parts.folder.station)/burns")
    try? FileManager.default.removeItem(atPath: path)
    try DurableFile.makeDirectory(path)
    meter.begin(.preparing, total: order.bytes)
    for (index, file) in order.files.enumerated() {
      do {
        try await parts.link.fetchBurnFile(index, of: burn.id, file, to: folder.path(index))
      } catch ServerConnectionFailure.wrongBytes {
        throw BurnFailure.fileDiffers
      } catch ServerConnectionFailure.noRoom {
        throw BurnFailure.diskFull
      }
      meter.add(file.size)
    }
  }

  private func write(_ prepared: Prepared, _ notes: inout [String]) async throws -> BurnOutcome {
    let sink = DiscSink(folder: prepared.folder, meter: meter) { disc, bytes in
      try await decide(disc, bytes)
    }
    let end = try await onOwnThread { try burnBlocking(prepared, sink) }
    notes = sink.notes
    switch end {
    case .refused(let fault):
      if let failure = sink.refusal as? BurnFailure { return .aborted(failure) }
      if let error = sink.refusal { throw error }
      return .aborted(fault.map { .fault($0) } ?? .stationFault)
    case .died(mayHaveWritten: false): return .aborted(.workerDied)
    case .died(mayHaveWritten: true): return .unknown
    case .failed(let fault): return .spoiled(.fault(fault))
    case .written: return try await readBack(prepared, sink.image)
    }
  }

  private func burnBlocking(_ prepared: Prepared, _ sink: DiscSink) throws -> BurnEnd {
    let file = try burner.openFile()
    defer { withExtendedLifetime(file) {} }
    let plan = BurnPlan(
      drive: try burner.address(), file: file?.number, volume: burn.disc.text,
      published: UInt64(max(0, prepared.time.milliseconds / 1_000)),
      entries: prepared.folder.entries)
    return try BurnRun(
      program: parts.burnProgram, allowsWithoutLandlock: parts.allowsWithoutLandlock
    ).run(plan, sink: sink)
  }

  // The disc is the right one and the image fits: now the intent is recorded, and the first byte
  // waits until the server says that this burn holds the grant.
  private func decide(_ report: DiscReport, _ bytes: UInt64) async throws {
    guard let (kind, room) = burner.disc(report) else { throw BurnFailure.rewritable }
    guard burn.disc.text.hasPrefix(MediumKind(kind).prefix + "-") else {
      throw BurnFailure.fault(.unsuitable)
    }
    guard bytes <= room else { throw BurnFailure.fault(.tooSmall) }
    try expectGrant()
    let sequence = try parts.store.write { transaction in
      try transaction.beginBurn(burn)
      return try append(.burnBegan, nil, [report.name], in: transaction)
    }
    try await parts.spooler.awaitAcknowledgement(of: sequence)
    try await awaitLease()
    meter.begin(.writing, total: bytes)
  }

  // Security: that this burn may be written is not enough; it must be this try that may. Two
  // programs with one station's keys would both see the burn under way.
  private func awaitLease() async throws {
    while true {
      if let offered = try? await parts.link.burns() {
        let mine = offered.first { $0.burn.id == burn.id }
        guard mine?.burn.state == .burning, mine?.burn.claim == claim else {
          throw BurnFailure.noGrant
        }
        return
      }
      try await Task.sleep(for: .milliseconds(500))
    }
  }

  private func readBack(
    _ prepared: Prepared, _ image: (digest: Digest, bytes: UInt64)
  ) async throws -> BurnOutcome {
    do {
      let digest = try await onOwnThread { try readBackBlocking(prepared, count: image.bytes) }
      guard digest == image.digest else { return .spoiled(.readBackDiffers) }
      return .done(
        BurnedImage(digest: digest, bytes: image.bytes, manifest: prepared.manifest))
    } catch let failure as BurnFailure {
      return .spoiled(failure)
    }
  }

  private func record(_ outcome: BurnOutcome, _ notes: [String]) async throws {
    try BurnTask.record(outcome, of: burn, notes, in: parts)
    await parts.spooler.nudge()
  }

  /// Records how a burn ended.
  static func record(
    _ outcome: BurnOutcome, of burn: Burn, _ notes: [String], in parts: StationParts
  ) throws {
    let body = BurnRecord.Step(burn, outcome: outcome, messages: notes)
    try parts.store.write { transaction in
      try transaction.endBurn(burn, wrote: outcome.wrote)
      try transaction.append(
        .burnEnded, at: .now, on: ("burn", burn.id.rawValue),
        outcome: outcome.isDone ? .success : .failure, body: try JSONValue(encoding: body),
        policy: parts.policy.digest)
    }
  }

  private func append(
    _ event: RecordEvent, _ outcome: BurnOutcome?, _ notes: [String],
    in transaction: StationTransaction
  ) throws -> Int64 {
    let body = BurnRecord.Step(burn, outcome: outcome, messages: notes, claim: claim)
    return try transaction.append(
      event, at: .now, on: ("burn", burn.id.rawValue), body: try JSONValue(encoding: body),
      policy: parts.policy.digest)
  }
}
