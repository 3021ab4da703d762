import Crypto
import Foundation
import GateDomain

/// An authenticator in software, for what no real one would do: lie, repeat itself, leave out.
public struct SoftwarePasskey: Sendable {
  /// What it says; each field can be made wrong.
  public struct Words: Sendable {
    /// The ceremony in the client data.
    public var ceremony = "webauthn.get"
    /// The page's origin.
    public var origin = "http://localhost:8470"
    /// Whether the page was framed by another site.
    public var crossOrigin = false
    /// The host that is hashed into the authenticator's data.
    public var host = "localhost"
    /// Present (1), verified (4).
    public var flags: UInt8 = 0x05
    /// How often it signed.
    public var counter: UInt32 = 1
    /// More members of the client data.
    public var more = ""

    /// What an honest one says.
    public init() {}
  }

  /// The credential's name.
  public let credential: [UInt8]
  private let key: P256.Signing.PrivateKey

  /// Makes a new one.
  public init() {
    key = P256.Signing.PrivateKey()
    credential = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
  }

  /// The public key's two coordinates.
  public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

  /// The client data for a challenge.
  public func clientData(_ challenge: [UInt8], _ words: Words = Words()) -> [UInt8] {
    let text = Data(challenge).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    return Array(
      #"{"type":"\#(words.ceremony)","challenge":"\#(text)","origin":"\#(words.origin)","crossOrigin":\#(words.crossOrigin)\#(words.more)}"#
        .utf8)
  }

  /// What an honest browser sends to add this passkey, in hexadecimal digits.
  public func registration(_ challenge: [UInt8]) -> (clientData: String, attestation: String) {
    var words = Words()
    words.ceremony = "webauthn.create"
    return (Hex.encode(clientData(challenge, words)), Hex.encode(attestation(words)))
  }

  /// The authenticator's data.
  public func authenticatorData(_ words: Words = Words()) -> [UInt8] {
    let counter = (0..<4).reversed().map { UInt8(truncatingIfNeeded: words.counter >> ($0 * 8)) }
    return Array(SHA256.hash(data: Data(words.host.utf8))) + [words.flags] + counter
  }

  /// The attestation object of a fresh credential.
  public func attestation(_ words: Words = Words()) -> [UInt8] {
    let x = Array(publicKey[..<32])
    let y = Array(publicKey[32...])
    let cose: [UInt8] =
      [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20] + x + [0x22, 0x58, 0x20] + y
    var made = words
    made.flags |= 0x40
    let data =
      authenticatorData(made) + [UInt8](repeating: 0, count: 16) + [0, UInt8(credential.count)]
      + credential + cose
    return [0xa3] + text("fmt") + text("none") + text("attStmt") + [0xa0] + text("authData")
      + [0x58, UInt8(data.count)] + data
  }

  /// A DER signature over the authenticator's data and the client data.
  public func signature(_ challenge: [UInt8], _ words: Words = Words()) throws -> [UInt8] {
    let message =
      authenticatorData(words) + Array(SHA256.hash(data: Data(clientData(challenge, words))))
    return Array(try key.signature(for: Data(message)).derRepresentation)
  }

  private func text(_ text: String) -> [UInt8] {
    [0x60 | UInt8(text.utf8.count)] + Array(text.utf8)
  }
}
