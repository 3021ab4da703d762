import GateAdmission
import GateDomain

/// A device that is plugged in, and what the station makes of it.
struct PresentDevice: Sendable {
  /// What the station makes of a device.
  enum Standing: Sendable {
    /// Not judged yet.
    case new
    /// It stays closed.
    case blocked(BlockReason)
    /// A transfer is running from it.
    case open(Identifier<Transfer>, number: String)
    /// Its transfer is over; it may be pulled out.
    case finished(TransferState)
  }

  let device: Device
  let since: Timestamp
  var standing: Standing = .new
}
