import GateDomain
import GateLinux
import GateUSB
import Glibc

/// What the kernel says of a device, read once when it was plugged in.
struct DeviceFacts {
  /// What it says of itself.
  let identity: DeviceIdentity
  let product: RawName
  let release: UInt16
  /// What it can do.
  let functions: DeviceFunctions
  /// Which plugging in this is; the kernel gives a new number each time.
  let deviceNumber: String

  /// Why it stays closed by itself, without regard to what was seen before.
  var objection: DeviceObjection? {
    if case .barred(let objection) = functions { return objection }
    return SerialRule.objection(to: identity.serial.bytes)
  }

  /// Reads everything below a pinned folder; nil when the kernel does not tell.
  init?(_ folder: borrowing PinnedFolder, _ helper: SysfsHelper) {
    guard let vendor = Self.number(folder, "idVendor"),
      let product = Self.number(folder, "idProduct"),
      let release = Self.number(folder, "bcdDevice"),
      let deviceNumber = folder.text(of: "devnum"),
      let raw = try? folder.bytes(of: "descriptors", limit: USBDescriptors.sizeLimit),
      let serial = Self.string(folder, "serial", helper),
      let name = Self.string(folder, "product", helper)
    else { return nil }
    self.product = RawName(name)
    self.release = release
    self.deviceNumber = deviceNumber
    identity = DeviceIdentity(
      vendorID: vendor, productID: product, serial: RawName(serial),
      fingerprint: Fingerprint.of(
        vendorID: vendor, productID: product, release: release, serial: serial,
        descriptors: raw))
    functions = Self.functions(raw, vendor, product)
  }

  // The numbers stand in the descriptors too; a reading that differs is not the kernel's.
  private static func functions(
    _ raw: [UInt8], _ vendor: UInt16, _ product: UInt16
  ) -> DeviceFunctions {
    guard let parsed = try? USBDescriptors(bytes: raw), parsed.vendorID == vendor,
      parsed.productID == product
    else { return .barred(.malformedDescriptors) }
    return DeviceFunctions(of: parsed)
  }

  private static func number(_ folder: borrowing PinnedFolder, _ name: String) -> UInt16? {
    guard let text = folder.text(of: name, limit: 16) else { return nil }
    return UInt16(text, radix: 16)
  }

  // The kernel takes the device's lock to show a string, so a device that hangs could hold up
  // whoever reads. No such string is an empty one.
  private static func string(
    _ folder: borrowing PinnedFolder, _ name: String, _ helper: SysfsHelper
  ) -> [UInt8]? {
    let file: OwnedDescriptor
    do { file = try folder.open(name, O_RDONLY) } catch {
      return error.number == ENOENT ? [] : nil
    }
    guard case .done(var bytes) = helper.read(file.number) else { return nil }
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return bytes
  }
}
