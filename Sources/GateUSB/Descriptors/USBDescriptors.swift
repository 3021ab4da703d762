/// Everything that a device says of its functions: what sysfs shows as `descriptors`.
///
/// The bytes come from the device. Nothing in them is believed but their form.
public struct USBDescriptors: Hashable, Sendable {
  /// The three numbers that tell what a device or an interface is for.
  public struct Class: Hashable, Sendable {
    /// Class, subclass and protocol.
    public let base, sub, proto: UInt8

    /// Names a class.
    public init(_ base: UInt8, _ sub: UInt8, _ proto: UInt8) {
      (self.base, self.sub, self.proto) = (base, sub, proto)
    }
  }

  /// One way in which one interface can be used.
  public struct Interface: Hashable, Sendable {
    /// Its number and which of its settings this is.
    public let number, setting: UInt8
    /// What it is for.
    public let kind: Class
    /// Its endpoints.
    public internal(set) var endpoints: [Endpoint] = []
  }

  /// One pipe of an interface.
  public struct Endpoint: Hashable, Sendable {
    /// Its address; the highest bit says that it leads to the host.
    public let address: UInt8
    /// Its attributes; the lowest two bits are the kind of transfer.
    public let attributes: UInt8

    /// Whether it transfers in bulk.
    public var isBulk: Bool { attributes & 3 == 2 }
    /// Whether it leads to the host.
    public var leadsToHost: Bool { address & 0x80 != 0 }
  }

  /// One set of interfaces that a device can switch to.
  public struct Configuration: Hashable, Sendable {
    /// The number that selects it.
    public let value: UInt8
    /// Its interfaces in every setting.
    public internal(set) var interfaces: [Interface] = []
    /// What several interfaces are for together.
    public internal(set) var associations: [Class] = []
  }

  /// What the device as a whole is for.
  public let kind: Class
  /// Its numbers.
  public let vendorID, productID, release: UInt16
  /// Every configuration.
  public let configurations: [Configuration]
}
