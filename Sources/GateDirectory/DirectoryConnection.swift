import CLdap
import GateDomain
import Glibc

/// One connection to a directory: protected, without referrals, with time limits everywhere.
///
/// It blocks, so it belongs on a thread of its own.
@safe final class DirectoryConnection {
  private let handle: OpaquePointer
  private let settings: DirectorySettings

  /// Connects.
  ///
  /// Security: the certificate is demanded and checked before one byte of a password is sent, and
  /// referrals are never followed: they would carry passwords to wherever the answer says.
  init(_ settings: DirectorySettings) throws(DirectoryError) {
    let scheme = settings.protection == .ldaps ? "ldaps" : "ldap"
    var handle: OpaquePointer?
    let result = unsafe ldap_initialize(
      &handle, "\(scheme)://\(settings.host):\(settings.port)")
    guard result == LDAP_SUCCESS, let handle = unsafe handle else { throw .away }
    unsafe self.handle = handle
    self.settings = settings
    guard configure() else { throw .away }
    if settings.protection == .startTLS {
      guard unsafe ldap_start_tls_s(handle, nil, nil) == LDAP_SUCCESS else { throw .away }
    }
  }

  deinit {
    unsafe ldap_unbind_ext_s(handle, nil, nil)
  }

  /// Whether the directory takes this name with this password.
  func bind(_ name: String, _ password: String) throws(DirectoryError) -> Bool {
    // RFC 4513, 5.1.2: a bind with a name and an empty password succeeds and proves nothing.
    guard !password.isEmpty, !name.isEmpty else { return false }
    var bytes = password.utf8CString
    let result = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      var credentials = unsafe berval(
        bv_len: ber_len_t(buffer.count - 1), bv_val: buffer.baseAddress)
      return unsafe ldap_sasl_bind_s(handle, name, nil, &credentials, nil, nil, nil)
    }
    switch result {
    case LDAP_SUCCESS: return true
    case LDAP_INVALID_CREDENTIALS, LDAP_NO_SUCH_OBJECT, LDAP_INAPPROPRIATE_AUTH,
      LDAP_UNWILLING_TO_PERFORM, LDAP_INVALID_DN_SYNTAX, LDAP_CONSTRAINT_VIOLATION,
      LDAP_INSUFFICIENT_ACCESS:
      return false
    default: throw .away
    }
  }

  /// The distinguished names of the entries below `base` that match `filter`, at most 200.
  func names(below base: String, _ filter: String) throws(DirectoryError) -> [String] {
    var message: OpaquePointer?
    var limit = timeval(tv_sec: settings.timeoutSeconds, tv_usec: 0)
    let result = unsafe withoutAttributes { attributes in
      unsafe ldap_search_ext_s(
        handle, base, ber_int_t(LDAP_SCOPE_SUBTREE), filter, attributes, 0, nil, nil, &limit, 200,
        &message)
    }
    defer { unsafe ldap_msgfree(message) }
    guard result != LDAP_NO_SUCH_OBJECT else { return [] }
    guard result == LDAP_SUCCESS else {
      throw result == LDAP_INSUFFICIENT_ACCESS ? .searchRefused : .away
    }
    return unsafe names(in: message)
  }

  private func names(in message: OpaquePointer?) -> [String] {
    var (names, entry) = unsafe ([String](), ldap_first_entry(handle, message))
    while let current = unsafe entry {
      if let text = unsafe ldap_get_dn(handle, current) {
        names.append(unsafe String(cString: text))
        unsafe ldap_memfree(text)
      }
      unsafe entry = ldap_next_entry(handle, current)
    }
    return names
  }

  // "1.1" asks for no attributes at all (RFC 4511, 4.5.1.8): the name is enough.
  private func withoutAttributes<Value>(
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Value
  ) -> Value {
    var none = Array("1.1".utf8CString)
    return unsafe none.withUnsafeMutableBufferPointer { text in
      var list: [UnsafeMutablePointer<CChar>?] = unsafe [text.baseAddress, nil]
      return unsafe list.withUnsafeMutableBufferPointer { unsafe body($0.baseAddress) }
    }
  }

  private func configure() -> Bool {
    var version = Int32(LDAP_VERSION3)
    var demand = Int32(LDAP_OPT_X_TLS_DEMAND)
    var fresh = Int32(0)
    var limit = timeval(tv_sec: settings.timeoutSeconds, tv_usec: 0)
    let results = unsafe [
      ldap_set_option(handle, LDAP_OPT_PROTOCOL_VERSION, &version),
      ldap_set_option(handle, LDAP_OPT_REFERRALS, nil),
      ldap_set_option(handle, LDAP_OPT_NETWORK_TIMEOUT, &limit),
      ldap_set_option(handle, LDAP_OPT_TIMEOUT, &limit),
      ldap_set_option(handle, LDAP_OPT_X_TLS_CACERTFILE, settings.authorities),
      ldap_set_option(handle, LDAP_OPT_X_TLS_REQUIRE_CERT, &demand),
      // Without a context of its own the connection would use the process-wide one.
      ldap_set_option(handle, LDAP_OPT_X_TLS_NEWCTX, &fresh),
    ]
    return results.allSatisfy { $0 == LDAP_OPT_SUCCESS }
  }
}
