import Foundation
import GateIntranetWatch
import GateLinux
import GateSigning
import GateSite
import GateStationLink
import GateWatchList
import Logging
import Synchronization

/// The office's watch list, verified here and kept on disk, so that it holds while the server is away.
///
/// Security: only statements under the office's signature get in, and none that is older than the
/// last one: what was signed once cannot bring back a shorter list.
final class WatchBook: Sendable {
  private struct Held {
    var statement: WatchStatement?
    var entries: [HardwareAddress: WatchList.Entry] = [:]
    var number = 0
  }

  private let link: StationLink
  private let officeKey: VerificationKey
  private let path: String
  private let held = Mutex(Held())

  /// Begins with what is on disk.
  init(link: StationLink, officeKey: VerificationKey, folder: SiteFolder) {
    self.link = link
    self.officeKey = officeKey
    path = folder.station + "/watch-list.json"
    guard let bytes = try? DurableFile.read(path, limit: 2 * WatchStatement.sizeLimit),
      let sent = try? JSONDecoder().decode(Unverified<WatchStatement>.self, from: Data(bytes)),
      let statement = sent.verified(by: officeKey)?.statement
    else { return }
    take(statement)
  }

  /// Whom to look for, and how often that has changed.
  var current: (entries: [HardwareAddress: WatchList.Entry], number: Int) {
    held.withLock { ($0.entries, $0.number) }
  }

  /// Asks the server until the task is cancelled.
  func run(_ logger: Logger) async {
    while !Task.isCancelled {
      do { try await refresh() } catch {
        logger.error("the watch list could not be kept", metadata: ["error": "\(error)"])
      }
      try? await Task.sleep(for: .seconds(2))
    }
  }

  // A server that is away, or a list that nobody signed, is asked again.
  private func refresh() async throws {
    guard let verified = (try? await link.watchList())?.verified(by: officeKey) else { return }
    let last = held.withLock { $0.statement }
    guard verified.statement.issuedAt >= last?.issuedAt ?? verified.statement.issuedAt else {
      return
    }
    guard verified.statement.entries != last?.entries ?? [] else { return }
    try DurableFile.write(Array(try JSONEncoder().encode(verified.unverified)), to: path)
    take(verified.statement)
  }

  private func take(_ statement: WatchStatement) {
    var entries: [HardwareAddress: WatchList.Entry] = [:]
    for entry in statement.entries {
      guard let address = HardwareAddress(text: entry.address) else { continue }
      entries[address] = WatchList.Entry(kind: entry.kind, name: entry.name)
    }
    held.withLock { held in
      held = Held(statement: statement, entries: entries, number: held.number + 1)
    }
  }
}
