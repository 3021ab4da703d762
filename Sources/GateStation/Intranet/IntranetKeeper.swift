import GateAuditLog
import GateDomain
import GateIntranetWatch
import GateWatchList
import GateLinux
import GatePolicy
import GateSite
import GateStore
import Logging

/// Watches the intranet for devices that must never be there and records each as an incident.
///
/// Where to listen stands in the site's own file (`docs/devices.md`), which may name devices too; the
/// office names the others. Both are read anew when they change. What happens to the watch itself is
/// recorded too: silence must not look like peace.
struct IntranetKeeper {
  let parts: StationParts
  let socket: PacketSocket
  let logger: Logger

  private static let subject = "intranet-watch"

  /// Works until cancelled.
  ///
  /// - Throws: `StoreError` when an incident cannot be written down.
  func run() async throws {
    var (watch, read) = (IntranetWatch(), [UInt8]())
    var (own, list, isHearing): (WatchList?, WatchList?, Bool?) = (nil, nil, nil)
    var taken: Int?
    while !Task.isCancelled {
      let bytes = (try? DurableFile.read(parts.folder.watchList, limit: WatchList.sizeLimit)) ?? []
      if bytes != read { (read, own, taken) = (bytes, try parse(bytes), nil) }
      let offered = parts.watchBook.current
      if taken != offered.number {
        (taken, list, isHearing) = (offered.number, own?.adding(offered.entries), nil)
      }
      if let list {
        if isHearing == true {
          isHearing = try look(list, &watch)
        } else {
          isHearing = try begin(list, isFirst: isHearing == nil)
        }
      }
      try await Task.sleep(for: .milliseconds(250))
    }
  }

  private func parse(_ bytes: [UInt8]) throws -> WatchList? {
    guard !bytes.isEmpty else {
      try record(Self.subject, .failure, ["detail": "the list was taken away"])
      return nil
    }
    do throws(WatchListError) { return try WatchList(String(decoding: bytes, as: UTF8.self)) } catch
    {
      logger.error("the watch list is wrong", metadata: ["line": "\(error.line)"])
      try record(
        Self.subject, .failure,
        ["detail": "the list is wrong", "line": .integer(Int64(error.line))])
      return nil
    }
  }

  // An interface that is not there is told of once and tried again until it is.
  private func begin(_ list: WatchList, isFirst: Bool) throws -> Bool {
    let isHearing = socket.bind(list.interface)
    guard isHearing || isFirst else { return false }
    try record(
      Self.subject, isHearing ? .success : .failure,
      [
        "detail": .string(isHearing ? "watching" : "no such interface"),
        "interface": .string(RawName(list.interface).escaped),
        "watched": .integer(Int64(list.entries.count)),
      ])
    return isHearing
  }

  // False when the interface went down.
  private func look(_ list: WatchList, _ watch: inout IntranetWatch) throws -> Bool {
    guard let frames = socket.frames() else {
      try record(Self.subject, .failure, ["detail": "the interface is down"])
      return false
    }
    for incident in watch.incidents(in: frames, list, now: BootClock.milliseconds) {
      try record(
        incident.address.text, .failure,
        [
          "detail": "on-the-intranet", "interface": .string(RawName(list.interface).escaped),
          "kind": .string(incident.entry.kind.rawValue),
          "name": .string(RawName(incident.entry.name).escaped),
          "way": .string(incident.way.rawValue),
        ])
    }
    return try tellLost()
  }

  private func tellLost() throws -> Bool {
    let lost = socket.lost()
    if lost > 0 {
      try record(
        Self.subject, .failure, ["detail": "frames were lost", "count": .integer(Int64(lost))])
    }
    return true
  }

  private func record(
    _ subject: String, _ outcome: GateAuditLog.Record.Outcome, _ body: [String: JSONValue]
  ) throws {
    try parts.store.write { transaction in
      _ = try transaction.append(
        outcome == .success ? .deviceEnforced : .deviceIncident, at: .now,
        on: ("address", subject), outcome: outcome, body: .object(body),
        policy: parts.policy.digest)
    }
  }
}
