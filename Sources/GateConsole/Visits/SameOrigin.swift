import HTTPTypes
import Hummingbird

/// Tells whether a page of this console, and no other site, sent a request.
enum SameOrigin {
  private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")

  /// Whether the browser says so.
  ///
  /// Security: no header at all means no. Every browser sends `Origin` with a POST; programs use
  /// the API, which knows no cookies.
  static func sent(_ request: WebRequest, isSecure: Bool) -> Bool {
    let site = fetchSite.flatMap { request.headers[$0] }
    let origin = request.headers[.origin]
    guard site != nil || origin != nil else { return false }
    if let site, site != "same-origin" { return false }
    if let origin, !names(origin, authority: request.head.authority, isSecure: isSecure) {
      return false
    }
    return true
  }

  // A proxy that ends TLS in front of us sends the browser's `https` origin to our `http` port.
  private static func names(_ origin: String, authority: String?, isSecure: Bool) -> Bool {
    guard let authority, !authority.isEmpty else { return false }
    return origin == "https://\(authority)" || (!isSecure && origin == "http://\(authority)")
  }
}
