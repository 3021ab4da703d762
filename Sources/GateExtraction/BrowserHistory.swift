/// How the reader tells what a browser's history holds.
///
/// Of a database that is a history of Chromium or Firefox come the visited hosts, each once and one
/// a line, as text of `part`, and the number of its rows as a custom property called `rows`. The
/// property alone proves that a history was read: an empty one has no hosts.
public enum BrowserHistory {
  /// The part in which the hosts come.
  public static let part = "visited-hosts"
  /// The name of the property.
  public static let rows = "visited-rows"
}
