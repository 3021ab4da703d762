import GateAuditLog
import GateDevices
import GateDomain
import GatePolicy
import GateSite
import GateStore

/// Brings the enforcer's journal into the station's chain, and with it into the audit log.
struct JournalKeeper: Sendable {
  let parts: StationParts

  /// Works until the task is cancelled.
  ///
  /// - Throws: Faults of the station's store: what cannot be recorded must not go on.
  func run() async throws {
    for await entry in parts.devices.entries() {
      try record(entry)
      await parts.devices.acknowledge(entry.sequence)
      await parts.spooler.nudge()
    }
    // Without an enforcer there is nothing to bring.
    while !Task.isCancelled { try await Task.sleep(for: .seconds(3_600)) }
  }

  private func record(_ entry: EnforcerEntry) throws {
    let isIncident = entry.value["event"]?.string == "incident"
    let identity = entry.value["identity"].flatMap(DeviceIdentity.init(canonical:))
    try parts.store.write { transaction in
      _ = try transaction.append(
        isIncident ? .deviceIncident : .deviceEnforced, at: .now,
        on: ("device", identity?.display ?? "enforcer"),
        outcome: entry.value["reason"] == nil ? .success : .failure, body: entry.value,
        policy: parts.policy.digest)
    }
  }
}
