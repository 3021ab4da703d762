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
      let (serial, name) = Self.strings(folder, helper)
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
  private static func strings(
    _ folder: borrowing PinnedFolder, _ helper: SysfsHelper
  ) -> (serial: [UInt8], product: [UInt8])? {
    guard let serial = opened("serial", folder), let product = opened("product", folder) else {
      return nil
    }
    let numbers = [serial.number, product.number]
    var answers = helper.read(numbers.compactMap(\.self))[...]
    extendLifetime(serial)
    extendLifetime(product)
    var texts: [[UInt8]] = []
    for number in numbers {
      guard number != nil else {
        texts.append([])
        continue
      }
      guard case .done(var bytes)? = answers.popFirst() else { return nil }
      if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
      texts.append(bytes)
    }
    return (texts[0], texts[1])
  }

  // Open, or not there at all; nil when neither is so.
  private static func opened(_ name: String, _ folder: borrowing PinnedFolder) -> Text? {
    do { return Text(try folder.open(name, O_RDONLY)) } catch {
      return error.number == ENOENT ? Text() : nil
    }
  }

  private struct Text: ~Copyable {
    private let file: OwnedDescriptor?
    let number: Int32?

    init(_ file: consuming OwnedDescriptor) {
      number = file.number
      self.file = .some(file)
    }

    init() {
      file = nil
      number = nil
    }
  }
}
