public import GateDomain

/// Why a device was not opened.
public enum DeviceRefusal: Error, Hashable, Sendable {
  /// It is not there any more, or its image cannot be read.
  case gone
  /// The enforcer would not.
  case objection(DeviceObjection)
  /// The enforcer cannot be reached.
  case enforcerAway
}
