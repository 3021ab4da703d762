public import GateWatchList

/// Whom the watch looks for, and where (监视名单).
///
/// One a line: `interface NAME`, `private-device ADDRESS WHAT`, `external-machine ADDRESS WHAT`.
/// Empty lines and those that begin with `#` say nothing.
public struct WatchList: Hashable, Sendable {
  /// One line.
  public struct Entry: Hashable, Sendable {
    /// Why it is looked for.
    public let kind: WatchEntry.Kind
    /// Whose it is or what it is called, as the office wrote it.
    public let name: String

    /// Describes a device.
    public init(kind: WatchEntry.Kind, name: String) {
      self.kind = kind
      self.name = name
    }
  }

  /// Most bytes of a list.
  public static let sizeLimit = 1 << 20

  /// The interface that leads into the intranet.
  public let interface: String
  /// Everyone looked for.
  public let entries: [HardwareAddress: Entry]

  /// Reads a list.
  ///
  /// - Throws: `WatchListError` for the first line that is wrong; half a list is no list.
  public init(_ text: String) throws(WatchListError) {
    var interface: String?
    var entries: [HardwareAddress: Entry] = [:]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      if words.count == 2, words[0] == "interface", interface == nil, words[1].utf8.count < 16 {
        interface = words[1]
      } else if words.count == 3, let kind = WatchEntry.Kind(rawValue: words[0]),
        let address = HardwareAddress(text: words[1]), words[2].utf8.count <= 200,
        entries.updateValue(Entry(kind: kind, name: words[2]), forKey: address) == nil
      {
        continue
      } else {
        throw WatchListError(line: index + 1)
      }
    }
    guard let interface else { throw WatchListError(line: 0) }
    (self.interface, self.entries) = (interface, entries)
  }

  private init(_ interface: String, _ entries: [HardwareAddress: Entry]) {
    (self.interface, self.entries) = (interface, entries)
  }

  /// This list and others to look for; its own lines count where both name an address.
  public func adding(_ others: [HardwareAddress: Entry]) -> WatchList {
    WatchList(interface, entries.merging(others) { own, _ in own })
  }
}

/// What is wrong with a watch list.
public struct WatchListError: Error, Hashable {
  /// The first wrong line, from 1; 0 when no line names the interface.
  public let line: Int
}
