import GateAuditLog
import GateDomain
import GateSigning
import GateSite
import GateStore
import GateWire
import GateWorkers
import GatePolicy

extension Gatekeeper {
  /// Writes what was decided about a device into the station's chain.
  func record(
    _ event: RecordEvent, _ device: Device, outcome: Record.Outcome, detail: String
  ) throws {
    try parts.store.write { transaction in
      _ = try transaction.append(
        event, at: .now, on: ("device", device.identity.display), outcome: outcome,
        body: [
          "capacity": .integer(Int64(clamping: device.capacity)), "detail": .string(detail),
          "identity": device.identity.canonical, "port": .string(RawName(device.port).escaped),
          "product": .string(device.product.escaped),
        ], policy: parts.policy.digest)
    }
  }

  /// Writes that something without a readable identity was plugged in.
  func recordUnreadable(port: String, reason: String) throws {
    try parts.store.write { transaction in
      _ = try transaction.append(
        .deviceBlocked, at: .now, on: ("device", "unreadable"), outcome: .failure,
        body: ["detail": .string("unreadable"), "port": .string(RawName(port).escaped)],
        policy: parts.policy.digest)
    }
  }

  /// What the console shows of this moment.
  func report() -> StationReport {
    let decided = present.values.filter { !$0.standing.isUndecided }
    let sightings = decided.sorted { $0.device.port < $1.device.port }.map(sighting)
    let progress = running.map { ($0.key.rawValue, $0.value.progress.current) }
    return StationReport(
      devices: sightings, progress: Dictionary(uniqueKeysWithValues: progress),
      signatures: parts.pool.database)
  }

  private func sighting(_ entry: PresentDevice) -> DeviceSighting {
    let words = words(for: entry)
    let reason = Language.allCases.map { ($0.rawValue, words.in($0)) }
    return DeviceSighting(
      station: parts.station.id, device: entry.device,
      isAllowed: entry.standing.isAllowed && !isCopied(entry),
      reason: Dictionary(uniqueKeysWithValues: reason), since: entry.since,
      isFinished: entry.standing.isFinished || isCopied(entry))
  }

  private func words(for entry: PresentDevice) -> Words {
    guard case .open(_, let number) = entry.standing, isCopied(entry) else {
      return entry.standing.words(offsetSeconds: parts.offsetSeconds)
    }
    return Words(
      "复制完成，可以拔出介质；正在检测：\(number)",
      "copied: you may pull the medium out; being inspected under \(number)")
  }

  private func isCopied(_ entry: PresentDevice) -> Bool {
    guard case .open(let transfer, _) = entry.standing else { return false }
    return running[transfer]?.stop.isCopied ?? false
  }
}
