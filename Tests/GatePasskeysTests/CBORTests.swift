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
    ])
  func refused(_ hex: String) throws {
    let bytes = try #require(Hex.decode(hex))
    #expect(throws: PasskeyDefect.malformed) { try CBORReader.value(of: bytes) }
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
