/// What the running kernel offers for confining workers.
public struct SandboxSupport: Hashable, Sendable {
  /// The version of Landlock's interface; nil when the kernel has none or it is switched off.
  public let landlockVersion: Int?
  /// Whether seccomp filters can kill the process.
  public let hasSeccomp: Bool
  /// Whether this process is root, so that workers can change to an identity without rights.
  public let isRoot: Bool

  /// Whether Landlock covers TCP, which it does from version 4 on.
  public var confinesNetwork: Bool {
    (landlockVersion ?? 0) >= 4
  }

  /// Whether Landlock covers signals and abstract sockets, which it does from version 6 on.
  public var confinesSignals: Bool {
    (landlockVersion ?? 0) >= 6
  }
}
