import GateDomain
public import GateSigning

/// The check of what a browser sent after signing with a passkey.
public enum PasskeyAssertion {
  /// Checks an assertion.
  ///
  /// Security invariant: it holds only when the key signed exactly this challenge, for a page of
  /// this host, after its owner was checked by PIN or fingerprint.
  ///
  /// - Parameters:
  ///   - authenticatorData: The authenticator's words.
  ///   - clientData: The browser's words.
  ///   - signature: In DER.
  ///   - challenge: What had to be signed.
  ///   - host: The name that passkeys are bound to.
  ///   - key: The public key.
  /// - Throws: `PasskeyDefect`.
  /// - Returns: The authenticator's counter.
  @discardableResult
  public static func check(
    authenticatorData: [UInt8], clientData: [UInt8], signature: [UInt8], challenge: [UInt8],
    host: String, key: PasskeyKey
  ) throws(PasskeyDefect) -> UInt32 {
    try ClientData.check(clientData, .get, challenge: challenge, host: host)
    let data = try AuthenticatorData(authenticatorData)
    guard data.hostDigest == Digest.of(Array(host.utf8)).bytes else { throw .wrongHost }
    guard data.isPresent, data.isVerified else { throw .notVerified }
    guard key.isValid(signature, for: authenticatorData + Digest.of(clientData).bytes) else {
      throw .badSignature
    }
    return data.counter
  }

  /// Checks that an authenticator that counts has counted on.
  ///
  /// - Throws: `PasskeyDefect.counterWentBack`.
  public static func checkCounter(_ counter: UInt32, after last: UInt32) throws(PasskeyDefect) {
    guard counter > last || (counter == 0 && last == 0) else { throw .counterWentBack }
  }
}
