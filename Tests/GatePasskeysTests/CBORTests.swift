import GateDomain
import GateTesting
import Testing

@testable import GatePasskeys

@Suite("CBOR as authenticators write it")
struct CBORTests {
  // Examples of RFC 8949, appendix A, and two of our own.
  @Test(
    "reads what the standard shows",
    arguments: [
      ("00", CBOR.unsigned(0)), ("17", .unsigned(23)), ("1818", .unsigned(24)),
      ("1903e8", .unsigned(1_000)), ("1a000f4240", .unsigned(1_000_000)),
      ("1bffffffffffffffff", .unsigned(.max)), ("20", .integer(-1)), ("3863", .integer(-100)),
      ("f4", .boolean(false)), ("f5", .boolean(true)), ("f6", .null), ("40", .bytes([])),
      ("4401020304", .bytes([1, 2, 3, 4])), ("62c3bc", .text("ü")), ("80", .array([])),
      ("83010203", .array([.unsigned(1), .unsigned(2), .unsigned(3)])), ("a0", .map([:])),
      ("a201020304", .map([.unsigned(1): .unsigned(2), .unsigned(3): .unsigned(4)])),
    ])
  func examples(_ hex: String, _ value: CBOR) throws {
    #expect(try CBORReader.value(of: try #require(Hex.decode(hex))) == value)
  }

  @Test(
    "refuses what CTAP2 never writes",
    arguments: [
      "", "18", "1817", "190018", "1a0000ffff", "1b00000000ffffffff", "1c", "5f41ff", "9fff",
      "bfff",
      "f7", "f97e00", "c000", "61ff", "42ff", "8201", "a101", "a2010101", "a201020103", "0000",
      "9bffffffffffffffff", "bbffffffffffffffff", "5bffffffffffffffff", "818181818181818181",
      "818181818181818100", "1c00000000000000000000000000000001",
    ])
  func refused(_ hex: String) throws {
    let bytes = try #require(Hex.decode(hex))
    #expect(throws: PasskeyDefect.malformed) { try CBORReader.value(of: bytes) }
  }

  @Test("eight layers are read, the innermost being a number")
  func layers() throws {
    let value = try CBORReader.value(of: try #require(Hex.decode("8181818181818100")))
    guard case .array(let items) = value else {
      Issue.record("no array")
      return
    }
    #expect(items.count == 1)
  }

  @Test("an authenticator's data is read to its last byte, and a credential has a name")
  func authenticatorData() throws {
    let passkey = SoftwarePasskey()
    let plain = passkey.authenticatorData()
    _ = try AuthenticatorData(plain)
    #expect(throws: PasskeyDefect.malformed) { try AuthenticatorData(plain + [0]) }
    #expect(throws: PasskeyDefect.malformed) { try AuthenticatorData(plain.dropLast()) }
    var words = SoftwarePasskey.Words()
    words.flags |= 0x40
    let head = passkey.authenticatorData(words) + [UInt8](repeating: 0, count: 16)
    let key = Array(passkey.attestation().suffix(77))
    func made(_ count: Int, of length: Int) throws -> Int? {
      let data =
        head + [UInt8(count >> 8), UInt8(count & 0xff)] + [UInt8](repeating: 1, count: length) + key
      return try AuthenticatorData(data).made?.credential.count
    }
    #expect(try made(1, of: 1) == 1)
    #expect(try made(1_023, of: 1_023) == 1_023)
    for (count, length) in [(0, 0), (1_024, 1_024), (2_000, 5)] {
      #expect(throws: PasskeyDefect.malformed) { try made(count, of: length) }
    }
    #expect(throws: PasskeyDefect.malformed) { try AuthenticatorData(head) }
  }

  @Test("survives damage of every sample, thousands of times")
  func damage() {
    var generator = SeededGenerator(seed: 4)
    let passkey = SoftwarePasskey()
    let samples = [passkey.attestation(), passkey.authenticatorData()]
    for round in 0..<20_000 {
      var bytes = samples[round % 2]
      for _ in 0...round % 4 {
        bytes[Int.random(in: bytes.indices, using: &generator)] =
          UInt8.random(in: .min ... .max, using: &generator)
      }
      if round % 3 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator)) }
      _ = try? CBORReader.value(of: bytes)
      _ = try? AuthenticatorData(bytes)
    }
  }

  @Test(
    "base64 with the alphabet of URLs",
    arguments: [
      ("", ""), ("66", "Zg"), ("666f", "Zm8"), ("666f6f", "Zm9v"), ("fbff", "-_8"),
    ])
  func base64(_ hex: String, _ text: String) throws {
    #expect(Base64URL.encode(try #require(Hex.decode(hex))) == text)
    #expect(Base64URL.decode(text) == Hex.decode(hex))
  }

  @Test(
    "base64 that nobody would write is refused", arguments: ["Zh", "Zg==", "Z", "+_8", "Zm 9v"])
  func badBase64(_ text: String) {
    #expect(Base64URL.decode(text) == nil)
  }
}
