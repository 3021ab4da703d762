import Foundation
import GateAuditLog
public import GateDomain
import GateLinux
import GatePolicy
public import GateRetention
import GateSigning
import GateSite
import GateStore

extension Office {
  /// A report whose own machine vouches for it.
  private struct VouchedReport {
    let machine: RegisteredMachine
    let statement: InspectionReport
    let signed: Unverified<InspectionReport>
  }

  /// The last reports that came as inbound files, newest first, with what became of them.
  public func inboundReports(by person: Person) async throws -> [InboundReport] {
    guard Visibility.mayReadMachines(person) else { throw Refusal.notAllowed }
    return try store.read { try $0.inboundReports(limit: 50) }
  }

  /// Imports the reports among released files; a bad one is held with its reason.
  ///
  /// To be called again and again, by one caller.
  ///
  /// - Throws: What the first report that could not be decided ran into; others go on.
  public func admitInboundReports() async throws {
    var failure: (any Error)?
    for report in try store.read({ try $0.releasedReports(limit: 50) }) {
      do { try await decide(report) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  /// Keeps in mind a judged file that bears the name of a report, until it is released.
  func expectReport(
    _ scanned: ScannedFile, of transfer: Identifier<Transfer>, at time: Timestamp,
    in transaction: ServerTransaction
  ) throws {
    guard InboundReport.isNamed(scanned.file.path) else { return }
    try transaction.save(
      InboundReport(
        transfer: transfer, index: scanned.file.index, path: scanned.file.path, at: time))
  }

  /// Security: a name makes a file a candidate only; what counts is the machine's own signature,
  /// over the bytes that the station judged, and the same rules as for every other report.
  private func decide(_ inbound: InboundReport) async throws {
    guard let bytes = try bytes(of: inbound) else { return try await hold(inbound, .changed) }
    guard
      let signed = try? JSONDecoder().decode(Unverified<InspectionReport>.self, from: Data(bytes))
    else { return try await hold(inbound, .noReport) }
    guard let (machine, statement) = try verified(signed) else {
      return try await hold(inbound, .unverified)
    }
    let report = VouchedReport(machine: machine, statement: statement, signed: signed)
    try await change { transaction in
      let answer = try admit(
        report.statement, report.signed, of: report.machine, by: .init(id: "server"),
        from: inbound.transfer, transaction)
      try conclude(
        inbound,
        answer.isRefused
          ? .held(.replayed) : .imported(machine: answer.machine, number: answer.number),
        transaction)
    }
  }

  private func hold(_ inbound: InboundReport, _ reason: InboundReport.Reason) async throws {
    try await change { try conclude(inbound, .held(reason), $0) }
  }

  private func conclude(
    _ inbound: InboundReport, _ state: InboundReport.State, _ transaction: ServerTransaction
  ) throws {
    var decided = inbound
    decided.state = state
    try transaction.save(decided)
    guard case .held(let reason) = state else { return }
    let record = Record.ofServer(
      .machineReportHeld, at: .now, by: .init(id: "server"),
      on: ("transfer", inbound.transfer.rawValue), outcome: .failure,
      body: [
        "code": .string(reason.rawValue), "index": .integer(Int64(clamping: inbound.index)),
        "path": .string(inbound.path.escaped),
      ], policy: policy.digest)
    try transaction.enqueue(record.bytes)
  }

  // Nil when the release folder does not hold what the station judged.
  private func bytes(of inbound: InboundReport) throws -> [UInt8]? {
    guard let scanned = try store.read({ try $0.file(of: inbound.transfer, index: inbound.index) }),
      let folder = try releaseFolder(of: scanned, in: inbound.transfer),
      let path = scanned.file.path.text
    else { return nil }
    do throws(SystemError) {
      let bytes = try DurableFile.read(
        "\(folder)/files/\(path)", limit: 2 * InspectionReport.sizeLimit)
      return Digest.of(bytes) == scanned.file.digest ? bytes : nil
    } catch {
      // No report is as large as that.
      if error.number == EFBIG { return [] }
      guard error.number == ENOENT else { throw error }
      return nil
    }
  }
}

extension ImportAnswer {
  /// Whether another report has the number, so that nothing of this one counts.
  var isRefused: Bool { !wasKnown && incidents == [.replay] }
}
