public import GateDomain
public import GateSigning

/// Where a station's devices come from: the enforcer, or a folder of images.
///
/// Everything behind it is the same path, whichever it is.
public protocol DeviceSource: Sendable {
  /// Events from now on; devices that are there already come first, as `added`.
  func events() -> AsyncStream<DeviceEvent>

  /// Opens a device for reading.
  ///
  /// - Throws: `DeviceRefusal`.
  func open(_ device: Device, under grant: Unverified<Grant>) async throws -> OpenMedium

  /// Says that one use of a grant is over for good.
  func spent(_ grant: Identifier<Grant>) async

  /// What the enforcer did, oldest first; each is kept until `acknowledge`.
  func entries() -> AsyncStream<EnforcerEntry>

  /// Says that every entry up to this one is in the station's chain.
  func acknowledge(_ sequence: UInt64) async
}

extension DeviceSource {
  /// Nothing: without an enforcer nobody counts uses but the server.
  public func spent(_ grant: Identifier<Grant>) async {}

  /// None.
  public func entries() -> AsyncStream<EnforcerEntry> { AsyncStream { $0.finish() } }

  /// Nothing.
  public func acknowledge(_ sequence: UInt64) async {}
}

/// One line of the enforcer's journal.
public struct EnforcerEntry: Hashable, Sendable {
  /// Its number, in the order in which things were done.
  public let sequence: UInt64
  /// What was done.
  public let value: JSONValue
}
