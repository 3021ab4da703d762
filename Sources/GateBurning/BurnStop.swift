import GateWire

/// Ends a burn.
struct BurnStop: Error {
  let fault: BurnFault?

  /// For a reason that the station is told.
  init(_ fault: BurnFault) {
    self.fault = fault
  }

  private init() {
    fault = nil
  }

  /// Because the station is gone or did not keep to the protocol.
  static let stationGone = BurnStop()
}
