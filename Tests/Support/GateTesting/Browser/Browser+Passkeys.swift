extension Browser {
  /// Plugs an authenticator into the browser: Chromium's own virtual one, which keeps its keys and
  /// checks its user by itself (W3C WebAuthn, section 11).
  public func addAuthenticator() async throws {
    let _: String = try await session.send(
      "/webauthn/authenticator",
      body: [
        "protocol": "ctap2", "transport": "usb", "hasResidentKey": true,
        "hasUserVerification": true, "isUserVerified": true, "isUserConsenting": true,
      ])
  }
}
