import GateDomain
import GateLinux
import Glibc

/// One plugging in of one device, with its folder and its `authorized` pinned.
///
/// Security: whoever takes the device's place under the same path is another sighting; a write
/// through this one's descriptor reaches the old device or nothing.
final class Sighting {
  /// Where a device stands.
  enum State {
    /// Closed; nil when a grant could open it.
    case closed(DeviceObjection?)
    /// Let in without a grant, since the baseline names it at this port.
    case baseline
    case opening(Opening)
    case open(OpenDisk)
  }

  /// The enforcer's number for it.
  let number: UInt64
  /// Its folder below `/sys`, and the name of its port.
  let path, port: String
  let folder: PinnedFolder
  let authorized: OwnedDescriptor
  /// What the kernel says of it; nil when it does not.
  private(set) var facts: DeviceFacts?
  var state: State
  private var readings = 1

  /// Pins a device; everything else is read through the pinned folder.
  init(number: UInt64, at device: KernelDevice, _ helper: SysfsHelper) throws(SystemError) {
    let pinned = try PinnedFolder(device.path)
    authorized = try pinned.open("authorized", O_WRONLY)
    folder = pinned
    self.number = number
    (path, port) = (device.path, device.name)
    facts = DeviceFacts(folder, helper)
    state = .closed(facts.map(\.objection) ?? .unreadable)
  }

  // What the kernel shows of a device comes file by file.
  private static let readingLimit = 3

  /// Whether it should be read once more before anything is said about it.
  var isUnfinished: Bool { facts == nil && readings < Self.readingLimit }

  /// Reads it once more; only for what could not be read so far.
  func readAgain(_ helper: SysfsHelper) {
    guard isUnfinished else { return }
    readings += 1
    facts = DeviceFacts(folder, helper)
    state = .closed(facts.map(\.objection) ?? .unreadable)
  }

  /// Whether the same device is still there.
  var isThere: Bool {
    guard let number = folder.text(of: "devnum") else { return false }
    return facts == nil || number == facts?.deviceNumber
  }

  /// Whether the kernel has it authorised now.
  var isAuthorised: Bool { folder.text(of: "authorized") != "0" }

  /// Why it is closed; nil when it is not, or when a grant could open it.
  var objection: DeviceObjection? {
    if case .closed(let objection) = state { return objection }
    return nil
  }

  /// What the station is told of it.
  var device: Device {
    var capacity: UInt64 = 0
    if case .open(let disk) = state { capacity = disk.size }
    return Device(
      identity: facts?.identity
        ?? DeviceIdentity(vendorID: 0, productID: 0, serial: RawName([UInt8]())),
      product: facts?.product ?? RawName([UInt8]()), capacity: capacity, port: port,
      objection: objection)
  }
}

/// A device on its way to being open.
struct Opening {
  /// How far it is.
  enum Stage {
    /// Authorised; its interfaces appear.
    case configuring
    /// Its storage interface has a driver; the disk appears.
    case awaitingDisk
  }

  /// The station's number for its wish.
  let ticket: UInt32
  let grant: Grant
  /// When the grant ends, by the clock that no one can set.
  let end: Int64
  var stage: Stage
  /// When to give up.
  var deadline: Int64
}

/// A disk that is open under a grant.
final class OpenDisk {
  let disk: Disk
  let grant: Grant
  /// The disk's folder below `/sys`.
  let path: String
  let size, sequence: UInt64
  /// When the grant ends, by the clock that no one can set.
  let end: Int64

  init(
    _ disk: consuming Disk, grant: Grant, path: String, size: UInt64, sequence: UInt64, end: Int64
  ) {
    self.disk = disk
    self.grant = grant
    self.path = path
    (self.size, self.sequence, self.end) = (size, sequence, end)
  }

  /// Why it can stay open no longer; nil while it is what it was when it was opened.
  ///
  /// A disk that is being pulled out has no size for a moment before it is gone.
  var change: DeviceObjection? {
    guard let now = try? disk.size(), now > 0 else { return .left }
    return now == size && (try? disk.sequence()) == sequence ? nil : .mediumChanged
  }
}
