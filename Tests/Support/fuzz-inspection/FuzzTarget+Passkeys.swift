import GateDomain
@testable import GatePasskeys
import GateSigning

extension FuzzTarget {
  private static let challenge = [UInt8](repeating: 7, count: 32)

  // The generator of P-256, so that a sample's key is a point of the curve.
  private static let point =
    Hex.decode(
      "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5") ?? []

  /// An attestation, the data in it, an assertion's data and both kinds of client data.
  static var passkeySamples: [[UInt8]] {
    let cose: [UInt8] =
      [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20] + point[..<32]
      + [0x22, 0x58, 0x20] + point[32...]
    let head = Digest.of(Array("localhost".utf8)).bytes
    let made =
      head + [0x45, 0, 0, 0, 1] + [UInt8](repeating: 0, count: 16) + [0, 16]
      + [UInt8](repeating: 9, count: 16) + cose
    let attestation: [UInt8] =
      [0xa3, 0x63] + Array("fmt".utf8) + [0x64] + Array("none".utf8) + [0x67]
      + Array("attStmt".utf8) + [0xa0, 0x68] + Array("authData".utf8)
      + [0x58, UInt8(made.count)] + made
    return [attestation, made, head + [0x05, 0, 0, 0, 2]]
      + Ceremony.allCases.map { ceremony in
        Array(
          #"{"type":"\#(ceremony.rawValue)","challenge":"\#(Base64URL.encode(challenge))","origin":"https://localhost","crossOrigin":false}"#
            .utf8)
      }
  }

  static func parsePasskey(_ bytes: [UInt8]) {
    _ = try? CBORReader.value(of: bytes)
    _ = try? AuthenticatorData(bytes)
    for ceremony in Ceremony.allCases {
      try? ClientData.check(bytes, ceremony, challenge: challenge, host: "localhost")
    }
    let client =
      #"{"type":"webauthn.create","challenge":"\#(Base64URL.encode(challenge))","origin":"https://localhost","crossOrigin":false}"#
    let made = try? PasskeyRegistration(
      clientData: Array(client.utf8), attestation: bytes, challenge: challenge, host: "localhost")
    precondition(made?.credential.isEmpty != true, "a passkey without a name")
    if let text = String(validating: bytes, as: UTF8.self), let back = Base64URL.decode(text) {
      precondition(Base64URL.encode(back) == text, "base64 that is read and not written")
    }
  }
}
