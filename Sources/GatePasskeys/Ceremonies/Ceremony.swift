/// The two things that a browser does with a passkey.
public enum Ceremony: String, CaseIterable, Hashable, Sendable {
  /// It makes one.
  case create = "webauthn.create"
  /// It signs with one.
  case get = "webauthn.get"
}
