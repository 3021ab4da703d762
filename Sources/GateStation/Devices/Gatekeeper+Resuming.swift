import GateDomain
import GateSite
import GateStore
import GateWorkers

extension Gatekeeper {
  /// Finds what a death interrupted; returns the jobs that need no medium any more.
  func recover() throws -> [StoredJob] {
    let jobs = try parts.store.read { try $0.unfinishedJobs() }
    interrupted = jobs.filter { $0.transfer.state == .copying }
    return jobs.filter { $0.transfer.state != .copying }
  }

  /// The interrupted transfer of this device, if the server still grants it its lease.
  func resumption(at entry: PresentDevice) -> TransferStart? {
    guard parts.pool.database != nil, entry.device.objection == nil,
      let index = interrupted.firstIndex(where: {
        $0.transfer.device == entry.device.identity
      }),
      parts.grants.current != nil
    else { return nil }
    let job = interrupted.remove(at: index)
    return try? open(job, at: entry, isRestart: true)
  }

  /// Ends interrupted transfers whose medium did not show up again.
  func giveUpInterrupted() throws {
    guard Timestamp.now > patienceEnds, !interrupted.isEmpty, parts.pool.database != nil else {
      return
    }
    let present = Set(self.present.values.map(\.device.identity))
    let lost = interrupted.filter { !present.contains($0.transfer.device) }
    interrupted.removeAll { !present.contains($0.transfer.device) }
    for job in lost {
      let run = TransferRun(
        parts: parts, stop: StopFlag(), progress: ProgressBoard(), logger: logger)
      _ = try run.abandon(job, .mediumRemoved)
    }
  }
}
