import GateDomain
import GateSite

/// One page as somebody sees it.
struct Look: Sendable, CustomStringConvertible {
  /// The route that it stands for.
  let route: String
  /// Who looks; nil for a stranger.
  let role: Role?
  /// What is asked for.
  let path: String
  /// What is clicked there first: the page that this leads to is the one.
  var click: String?
  /// What stands in which fields, by their selectors, when it is clicked.
  var fills: [String: String] = [:]
  /// What the page must have.
  var shows = "main h1"
  /// A session of its own instead of the role's.
  var token: String?

  init(
    _ route: String, _ role: Role?, _ path: String? = nil, click: String? = nil,
    fills: [String: String] = [:], shows: String = "main h1"
  ) {
    self.route = route
    self.role = role
    self.path = path ?? route
    self.click = click
    self.fills = fills
    self.shows = shows
  }

  var description: String {
    "\(path) as \(role?.rawValue ?? "nobody")\(click.map { " after \($0)" } ?? "")"
  }
}
