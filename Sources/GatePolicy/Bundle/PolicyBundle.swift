public import GateDomain

/// Everything the policy folder says, read and checked.
///
/// Security: a bundle exists only if no file of the folder has a mistake. There are no defaults:
/// what the folder does not say is a problem, NEVER a silent permission.
public struct PolicyBundle: Sendable {
  /// SHA-256 over every file of the folder, so that a request can name the rules it was made
  /// under.
  public let digest: Digest
  /// The number the office gives this version of the rules, at least 1.
  public let version: Int
  /// What the office calls the rules.
  public let title: Words
  /// How inbound transfer requests are decided.
  public let inbound: InboundRoute
  /// Which content may come in under which names.
  public let types: TypePolicy
  /// How thoroughly files are read and scanned.
  public let scanning: ScanningPolicy
  /// What may become of held files.
  public let held: HeldPolicy
  /// Which engines look at every file besides libclamav.
  public let engines: EnginesPolicy
  /// How people sign in.
  public let accounts: AccountPolicy
}
