public import GateDomain

/// What one installation is: the office, where its console listens, its station.
public struct SiteConfiguration: Hashable, Sendable {
  /// The office's name as pages and papers show it.
  public let office: String
  /// The audit log's own name, the first line of every checkpoint.
  public let origin: String
  /// The address the console listens on; a loopback address or name.
  public let host: String
  /// The port the console listens on.
  public let port: Int
  /// Seconds east of UTC that the office's clocks show.
  public let timeZoneOffset: Int
  /// The station of this installation.
  public let station: Station
  /// The host name that passkeys are bound to: the one in the console's public address.
  public let passkeyHost: String
  /// The directory that holds some accounts' passwords; nil for none.
  public let directory: DirectoryConfiguration?
  /// The host's modules that hold some accounts' passwords; nil for none, and where there is a
  /// directory.
  public let pam: PAMConfiguration?
  /// Whether workers may start on a kernel without Landlock; every page then says so.
  public let allowWithoutLandlock: Bool
}
