/// A device that must never be on the intranet showed itself there.
public struct IntranetIncident: Hashable, Sendable {
  /// Its address.
  public let address: HardwareAddress
  /// What the list says of it.
  public let entry: WatchList.Entry
  /// How it spoke.
  public let way: IntranetFrame.Way
}
