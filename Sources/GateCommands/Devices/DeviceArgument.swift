import ArgumentParser
import GateDomain
import GateForms

/// A medium as it is named on the command line: `VENDOR:PRODUCT:SERIAL`.
///
/// The serial is what is printed on the medium; `hex:` before it means the hexadecimal digits of
/// its bytes, for a serial that cannot be typed. Behind it stands `@` and the fingerprint of a real
/// device, as `gatectl device enrol` prints it.
struct DeviceArgument: ExpressibleByArgument, Hashable {
  let identity: DeviceIdentity

  init(_ identity: DeviceIdentity) {
    self.identity = identity
  }

  init?(argument: String) {
    let (argument, fingerprint) = Self.fingerprint(in: argument)
    let parts = argument.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let vendor = Self.number(parts[0]), let product = Self.number(parts[1]),
      let serial = Self.serial(String(parts[2]))
    else { return nil }
    identity = DeviceIdentity(
      vendorID: vendor, productID: product, serial: serial, fingerprint: fingerprint)
  }

  /// The text that the request form takes.
  var formText: String { identity.formText }

  /// The text that this type reads.
  var text: String {
    let numbers = "\(identity.display.prefix(9)):hex:\(Hex.encode(identity.serial.bytes))"
    return identity.fingerprint.map { "\(numbers)@\($0.hex)" } ?? numbers
  }

  // A serial may hold an at sign, too; what follows the last one must be a digest.
  private static func fingerprint(in text: String) -> (String, Digest?) {
    guard let sign = text.lastIndex(of: "@"),
      let digest = Digest(hex: String(text[text.index(after: sign)...]))
    else { return (text, nil) }
    return (String(text[..<sign]), digest)
  }

  private static func number(_ text: Substring) -> UInt16? {
    text.count == 4 ? UInt16(text, radix: 16) : nil
  }

  private static func serial(_ text: String) -> RawName? {
    guard !text.isEmpty else { return nil }
    guard text.hasPrefix("hex:") else { return RawName(text) }
    return Hex.decode(text.dropFirst("hex:".count).lowercased()).map { RawName($0) }
  }
}
