/// What a station sees happen at its ports.
public enum DeviceEvent: Hashable, Sendable {
  /// The device was plugged in, or was there when the station started.
  case added(Device)
  /// The gate closed the device at this port, which may still be plugged in.
  case closed(port: String, DeviceObjection)
  /// The device that was at this port is gone.
  case removed(port: String)
  /// Something was plugged in whose identity cannot be read; it stays closed.
  case unreadable(port: String, reason: String)
}
