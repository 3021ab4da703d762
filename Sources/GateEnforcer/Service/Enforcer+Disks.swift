import GateDomain
import GateLinux
import GateWire
import Glibc

/// Disks that come by a way which USB control does not cover: card slots, eSATA, Thunderbolt.
extension Enforcer {
  /// Takes an event of a disk.
  func takeDisk(_ device: KernelDevice) {
    guard let sighting = opened(above: device) else {
      guard device.type == "disk" else { return }
      return device.action == "remove" ? forgetDisk(device) : meetDisk(device, isNew: true)
    }
    guard case .open(let disk) = sighting.state else { return }
    if device.path == disk.path, device.action == "change", device.isMediaChange {
      close(sighting, .mediumChanged)
    } else if device.type == "disk", device.path != disk.path, device.action == "add" {
      close(sighting, .severalDisks)
    }
  }

  /// Looks for disks that nobody told of.
  func reconcileDisks() {
    for device in KernelTree.disks where opened(above: device) == nil {
      meetDisk(device, isNew: false)
    }
  }

  private func meetDisk(_ device: KernelDevice, isNew: Bool) {
    let isUSB = sightings.keys.contains { device.lies(below: $0) }
    guard !isUSB, !options.baseline.holds(disk: device.path),
      foreignDisks.insert(device.path).inserted
    else { return }
    // A disk that was there before us may be the one that the machine runs from.
    if isNew { remove(device) }
    var event = JournalEvent(.incident)
    event.objection = .otherBus
    event.detail = device.path
    note(event)
    peer?.send(.present(SightedDevice(sighting: number(of: device), device: described(device))))
  }

  private func forgetDisk(_ device: KernelDevice) {
    guard foreignDisks.remove(device.path) != nil else { return }
    peer?.send(.removed(sighting: number(of: device)))
  }

  /// What the station is told of such disks.
  func tellForeignDisks() {
    for path in foreignDisks.sorted() {
      let device = KernelDevice(path: path, subsystem: "block", type: "disk")
      peer?.send(.present(SightedDevice(sighting: number(of: device), device: described(device))))
    }
  }

  // Numbers of disks come from their path and stand far above those of USB devices.
  private func number(of device: KernelDevice) -> UInt64 {
    device.path.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
      | 1 << 63
  }

  private func described(_ device: KernelDevice) -> Device {
    Device(
      identity: DeviceIdentity(vendorID: 0, productID: 0, serial: RawName([UInt8]())),
      product: RawName(device.name), capacity: 0, port: device.name, objection: .otherBus)
  }

  // SCSI disks can be taken out of the kernel, cards be taken from their driver.
  private func remove(_ device: KernelDevice) {
    guard let folder = try? PinnedFolder(device.path) else { return }
    if let file = try? folder.open("device/delete", O_WRONLY) {
      _ = helper.write("1", to: file.number)
    } else if let file = try? folder.open("device/driver/unbind", O_WRONLY),
      let card = folder.linkName(of: "device")
    {
      _ = helper.write(card, to: file.number)
    }
  }
}
