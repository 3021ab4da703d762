/// Compares who speaks on the intranet with whom the list names (内网监视).
public struct IntranetWatch: Sendable {
  // A device that stays is told of again after this long.
  private static let silence: Int64 = 600_000

  private var told: [HardwareAddress: Int64] = [:]

  /// Begins with nobody told of.
  public init() {}

  /// The incidents of some frames; a device is told of once in ten minutes.
  ///
  /// - Parameters:
  ///   - frames: What was heard.
  ///   - list: Whom to look for.
  ///   - now: Milliseconds of a clock that nobody can set.
  /// - Returns: What to record.
  public mutating func incidents(
    in frames: [IntranetFrame], _ list: WatchList, now: Int64
  ) -> [IntranetIncident] {
    var found: [IntranetIncident] = []
    for frame in frames {
      for address in frame.addresses.sorted() {
        guard let entry = list.entries[address] else { continue }
        if let last = told[address], now - last < Self.silence { continue }
        told[address] = now
        found.append(IntranetIncident(address: address, entry: entry, way: frame.way))
      }
    }
    return found
  }
}
