public import GateDomain

/// Where a station learns of devices: the kernel, or a folder of images.
///
/// Everything behind the event is the same path, whichever source it came from.
public protocol DeviceEvents: Sendable {
  /// Events from now on; devices that are there already come first, as `added`.
  func events() -> AsyncStream<DeviceEvent>
}
