import GateDomain
public import GateSigning

/// A passkey that was made for this console.
public struct PasskeyRegistration: Hashable, Sendable {
  /// The credential's name.
  public let credential: [UInt8]
  /// Its public key.
  public let key: PasskeyKey
  /// How often the authenticator signed before.
  public let counter: UInt32

  private static let attestationLimit = 8_192

  /// Checks what the browser sent after making a passkey.
  ///
  /// Which model of authenticator it is, is neither asked for nor believed (attestation `none`).
  ///
  /// - Parameters:
  ///   - clientData: The browser's words about the ceremony.
  ///   - attestation: The authenticator's answer.
  ///   - challenge: The bytes that the office gave out.
  ///   - host: The name that passkeys are bound to.
  /// - Throws: `PasskeyDefect`.
  public init(
    clientData: [UInt8], attestation: [UInt8], challenge: [UInt8], host: String
  ) throws(PasskeyDefect) {
    try ClientData.check(clientData, .create, challenge: challenge, host: host)
    guard attestation.count <= Self.attestationLimit else { throw .malformed }
    let object = try CBORReader.value(of: attestation)
    guard case .text = object[.text("fmt")], case .map = object[.text("attStmt")],
      case .bytes(let bytes) = object[.text("authData")]
    else { throw .malformed }
    let data = try AuthenticatorData(bytes)
    guard data.hostDigest == Digest.of(Array(host.utf8)).bytes else { throw .wrongHost }
    guard data.isPresent, data.isVerified else { throw .notVerified }
    guard let made = data.made else { throw .malformed }
    credential = made.credential
    key = made.key
    counter = data.counter
  }
}
