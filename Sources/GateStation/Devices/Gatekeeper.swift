import GateAdmission
import GateDomain
import GateSite
import GateStore
import Logging
import GateAuditLog
import GateSigning
import GateWorkers

/// Watches the station's devices and opens exactly those that a grant covers.
actor Gatekeeper {
  let parts: StationParts
  let logger: Logger
  var present: [String: PresentDevice] = [:]
  var running: [Identifier<Transfer>: RunningTransfer] = [:]
  /// Jobs that a death interrupted while copying, until their medium shows up.
  var interrupted: [StoredJob] = []
  /// A medium has this long after the start to show up again.
  var patienceEnds: Timestamp

  /// A transfer that runs now.
  struct RunningTransfer {
    let port: String
    let grant: Identifier<Grant>
    let stop: StopFlag
    let progress: ProgressBoard
  }

  init(parts: StationParts, logger: Logger) {
    self.parts = parts
    self.logger = logger
    patienceEnds = .now.adding(seconds: 10)
  }

  /// Takes an event of the device source.
  func take(_ event: DeviceEvent) throws {
    switch event {
    case .added(let device): add(device)
    case .closed(let port, let objection): try close(port, objection)
    case .removed(let port):
      try remove(port)
    case .unreadable(let port, let reason):
      try recordUnreadable(port: port, reason: reason)
    }
  }

  /// Judges every device anew; returns the transfers that may begin.
  func evaluate() throws -> [TransferStart] {
    let known = present.values.map(\.device)
    stopRevoked()
    try giveUpInterrupted()
    return try present.keys.sorted().compactMap { port in try evaluate(port, among: known) }
  }

  /// Notes that a transfer has ended.
  func ended(_ transfer: Identifier<Transfer>, _ state: TransferState) {
    guard let run = running.removeValue(forKey: transfer) else { return }
    present[run.port]?.standing = .finished(state)
  }

  private func evaluate(_ port: String, among known: [Device]) throws -> TransferStart? {
    guard let entry = present[port] else { return nil }
    switch entry.standing {
    case .open, .finished: return nil
    case .new, .blocked: break
    }
    if let start = resumption(at: entry) { return start }
    let situation = Admission.Situation(
      station: parts.station.id, present: known, grants: parts.grants.current,
      isEngineReady: parts.pool.database != nil, time: .now)
    switch Admission.deciding(about: entry.device, in: situation) {
    case .block(let reason):
      try block(port, entry, reason)
      return nil
    case .allow(let grant):
      let transfer = Transfer(
        id: .make(at: .now), grant: grant.statement, device: entry.device.identity,
        startedAt: .now)
      return try open(
        StoredJob(transfer: transfer, grant: grant.unverified), at: entry, isRestart: false)
    }
  }

  private func block(_ port: String, _ entry: PresentDevice, _ reason: BlockReason) throws {
    if case .blocked(let before) = entry.standing, before.code == reason.code { return }
    present[port]?.standing = .blocked(reason)
    try record(.deviceBlocked, entry.device, outcome: .failure, detail: reason.code)
  }

  func open(_ job: StoredJob, at entry: PresentDevice, isRestart: Bool) throws -> TransferStart {
    try record(.deviceAllowed, entry.device, outcome: .success, detail: job.transfer.grant.rawValue)
    let run = RunningTransfer(
      port: entry.device.port, grant: job.transfer.grant, stop: StopFlag(),
      progress: ProgressBoard())
    running[job.transfer.id] = run
    present[entry.device.port]?.standing = .open(
      job.transfer.id, number: job.transfer.requestNumber)
    return TransferStart(
      job: job, device: entry.device, isRestart: isRestart, stop: run.stop, progress: run.progress)
  }

  // The same device again is told otherwise than before, and keeps its place.
  private func add(_ device: Device) {
    let known = present[device.port]
    guard let known, known.device.identity == device.identity else {
      present[device.port] = PresentDevice(device: device, since: .now)
      return
    }
    present[device.port] = PresentDevice(
      device: device, since: known.since, standing: known.standing)
  }

  private func close(_ port: String, _ objection: DeviceObjection) throws {
    stopCopying(from: port, .deviceClosed)
    guard let entry = present[port] else { return }
    try block(port, entry, .objection(objection))
  }

  // What was copied is no longer the medium's concern.
  private func stopCopying(from port: String, _ failure: TransferFailure) {
    for run in running.values where run.port == port && !run.stop.isCopied {
      run.stop.raise(failure)
    }
  }

  private func remove(_ port: String) throws {
    stopCopying(from: port, .mediumRemoved)
    guard let entry = present.removeValue(forKey: port) else { return }
    try record(.deviceRemoved, entry.device, outcome: .success, detail: "")
  }

  // A lease that the server no longer confirms was revoked; an unreachable server says nothing.
  private func stopRevoked() {
    for (transfer, run) in running where run.stop.isLeased {
      if parts.grants.isLeased(run.grant, to: transfer) == false { run.stop.raise(.revoked) }
    }
  }
}
