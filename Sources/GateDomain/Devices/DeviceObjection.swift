/// Why the enforcer keeps a device closed, whatever is approved for it (阻断依据).
///
/// The raw value is the stable word for records and for the socket between enforcer and station.
public enum DeviceObjection: String, Hashable, Sendable, Codable, CaseIterable {
  /// What the kernel says of it cannot be read.
  case unreadable
  /// Its descriptors break the rules of USB.
  case malformedDescriptors = "malformed-descriptors"
  /// It can turn into another device by itself.
  case severalConfigurations = "several-configurations"
  /// It is a network adapter, or a phone that offers its connection.
  case network
  /// It is a phone, a camera or a player.
  case phone
  /// It is a Bluetooth or other radio adapter.
  case bluetooth
  /// It is a keyboard, a mouse, or pretends to be one.
  case input
  /// It is a serial port or a modem.
  case serialPort = "serial-port"
  /// It is a sound device.
  case sound
  /// It is a camera.
  case video
  /// It is a printer.
  case printer
  /// It is a smart card reader or a token.
  case smartCard = "smart-card"
  /// It is a hub or a dock.
  case hub
  /// It does something that only its maker knows.
  case vendorSpecific = "vendor-specific"
  /// It is no storage.
  case otherKind = "other-kind"
  /// It is storage and something else in one.
  case composite
  /// It has no serial number to know it by.
  case noSerial = "no-serial"
  /// Its serial number is too short to be its own.
  case shortSerial = "short-serial"
  /// Another device had the same serial number before.
  case sharedSerial = "shared-serial"
  /// Two devices with the same fingerprint are plugged in at once.
  case secondSighting = "second-sighting"
  /// A grant names its numbers, but its descriptors are not those that were registered.
  case changedDescriptors = "changed-descriptors"
  /// It shows other interfaces than its descriptors named.
  case unexpectedInterfaces = "unexpected-interfaces"
  /// Something besides a disk appeared below it.
  case foreignChild = "foreign-child"
  /// No driver took its storage interface.
  case noDriver = "no-driver"
  /// No disk appeared in time.
  case noDisk = "no-disk"
  /// It holds more than one disk.
  case severalDisks = "several-disks"
  /// Its size is not what it was before.
  case capacityChanged = "capacity-changed"
  /// What is in it was exchanged while it was open.
  case mediumChanged = "medium-changed"
  /// The kernel would not look whether its medium is exchanged.
  case mediumUnwatched = "medium-unwatched"
  /// The kernel would not make it read-only.
  case notReadOnly = "not-read-only"
  /// Another program of this machine holds the disk.
  case inUse = "in-use-elsewhere"
  /// It does not answer.
  case hung
  /// It was pulled out while it was being opened.
  case left
  /// The decision could not be written down.
  case cannotLog = "cannot-log"
  /// It came by a way that USB control does not cover.
  case otherBus = "other-bus"
  /// Somebody else had opened it.
  case openedElsewhere = "opened-elsewhere"
  /// The grant is not under the office's signature.
  case badGrant = "bad-grant"
  /// The grant is for another station.
  case otherStation = "other-station"
  /// The grant is for another device.
  case otherDevice = "other-device"
  /// The grant's time has not come.
  case notYet = "grant-not-yet"
  /// The grant's time is over.
  case windowClosed = "grant-window-closed"
  /// The grant was used up before.
  case spent = "grant-spent"
  /// The clock stands behind a time that has already been.
  case clockSetBack = "clock-set-back"
  /// The station no longer wants it, or is gone.
  case stopped
}

extension DeviceObjection {
  /// Whether somebody has to look into it.
  public var isIncident: Bool {
    switch self {
    case .malformedDescriptors, .network, .phone, .bluetooth, .input, .serialPort, .video,
      .composite, .sharedSerial, .secondSighting, .changedDescriptors, .unexpectedInterfaces,
      .foreignChild, .severalDisks, .capacityChanged, .mediumChanged, .notReadOnly, .inUse,
      .hung, .cannotLog, .otherBus, .openedElsewhere, .badGrant, .otherStation, .otherDevice,
      .spent, .clockSetBack:
      true
    case .unreadable, .severalConfigurations, .sound, .printer, .smartCard, .hub,
      .vendorSpecific, .otherKind, .noSerial, .shortSerial, .noDriver, .noDisk, .left, .notYet,
      .windowClosed, .stopped, .mediumUnwatched:
      false
    }
  }
}
