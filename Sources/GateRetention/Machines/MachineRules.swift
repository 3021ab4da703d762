public import GateDomain

/// What an external machine must be like: the checks of `machines/*.yaml`.
public struct MachineRules: Hashable, Sendable {
  /// How bad it is and until when it must be put in order.
  public struct Weight: Hashable, Sendable {
    /// How bad it is.
    public let severity: Severity
    /// Within how many seconds it must be put in order.
    public let fixWithinSeconds: Int64
  }

  /// A system that may be installed.
  public struct System: Hashable, Sendable {
    /// `ID` of os-release.
    public let id: String
    /// Beginnings of `VERSION_ID` that may be.
    public let versions: [String]
  }

  /// An antivirus product and where it keeps what.
  public struct Product: Hashable, Sendable {
    /// Short name.
    public let id: String
    /// Name for people.
    public let title: String
    /// Its programs, one of which must run.
    public let programs: [String]
    /// Its databases, the newest of which counts.
    public let databases: [String]
  }

  /// Software or sites that have no place on such a machine.
  public struct Unwanted: Hashable, Sendable {
    /// Short name.
    public let id: String
    /// Name for people.
    public let title: Words
    /// How bad it is.
    public let weight: Weight
    /// Names of packages, or of hosts.
    public let names: [String]
    /// Files or folders that tell of it.
    public let paths: [String]
  }

  /// The systems that may be; nil when nobody asks.
  public var systems: (weight: Weight, allowed: [System])? {
    systemsWeight.map { ($0, allowedSystems) }
  }

  /// What is asked of antivirus; nil when nobody asks.
  public var antivirus: (weight: Weight, ageSeconds: Int64, products: [Product])? {
    antivirusWeight.map { ($0, databaseAgeSeconds, products) }
  }

  var systemsWeight: Weight?
  var allowedSystems: [System] = []
  var antivirusWeight: Weight?
  var databaseAgeSeconds: Int64 = 0
  var products: [Product] = []
  /// How bad a connection to the intranet is; nil when nobody asks.
  public internal(set) var networks: Weight?
  /// The intranet's addresses.
  public internal(set) var intranet: [AddressPrefix] = []
  /// How bad traces of storage devices are; nil when nobody asks.
  public internal(set) var storage: Weight?
  /// How bad running at night is; nil when nobody asks.
  public internal(set) var hours: Weight?
  /// The hours of the day between which a machine may run.
  public internal(set) var openFrom = 0
  /// The hour at which it must be off.
  public internal(set) var openTo = 24
  /// Software that has no place there.
  public internal(set) var software: [Unwanted] = []
  /// Sites that nobody may visit there.
  public internal(set) var sites: [Unwanted] = []

  init() {}
}

/// A range of IPv4 addresses, written `10.64.0.0/12`.
public struct AddressPrefix: Hashable, Sendable {
  /// The text.
  public let text: String
  private let address: UInt32
  private let mask: UInt32

  /// Reads a range; nil unless all bits behind the length are zero.
  public init?(_ text: String) {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let address = Self.address(parts[0]), let length = Int(parts[1]),
      (1...32).contains(length)
    else { return nil }
    mask = ~UInt32(0) << UInt32(32 - length)
    guard address & ~mask == 0 else { return nil }
    self.text = text
    self.address = address
  }

  /// The number of a dotted address; nil for anything else.
  public static func address(_ text: some StringProtocol) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { part in
      part.count <= 3 && part.allSatisfy { $0.isASCII && $0.isNumber } ? UInt8(part) : nil
    }
    guard parts.count == 4, bytes.count == 4 else { return nil }
    return bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Whether an address lies in it.
  public func holds(_ address: UInt32) -> Bool {
    address & mask == self.address
  }
}
