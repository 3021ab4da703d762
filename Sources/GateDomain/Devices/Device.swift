/// A device that is plugged into a station now.
public struct Device: Hashable, Sendable, Codable {
  /// What the device says of itself.
  public let identity: DeviceIdentity
  /// Product name the device shows, never trusted.
  public let product: RawName
  /// Size in bytes; 0 while it is closed, since only an open device tells it.
  public let capacity: UInt64
  /// Where it is plugged in: the port of a real device, the folder of a virtual one.
  public let port: String
  /// Why it stays closed whatever is approved; nil when a grant could open it.
  public let objection: DeviceObjection?

  /// Describes a device.
  public init(
    identity: DeviceIdentity, product: RawName, capacity: UInt64, port: String,
    objection: DeviceObjection? = nil
  ) {
    self.identity = identity
    self.product = product
    self.capacity = capacity
    self.port = port
    self.objection = objection
  }
}
