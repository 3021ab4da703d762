/// What a confined process may still do; everything else is refused or kills it.
public struct SandboxProfile: Sendable {
  /// System calls allowed whatever their arguments.
  public var allowed: [String]
  /// System calls allowed unless they ask for executable memory.
  public var allowedUnlessExecutable: [String]
  /// System calls that fail with `EPERM` instead of killing, so that confinement can be checked.
  public var refused: [String]
  /// The only folder in which files may be opened and made; nil for none at all.
  public var temporaryFolder: String?
  /// Existing folders in which files may be opened for reading, such as a library's own tables.
  public var readableFolders: [String]
  /// Whether threads may be started; processes never.
  public var allowsThreads = false
  /// Requests that `ioctl` may carry; none unless said.
  public var deviceRequests: [UInt32] = []
  /// Resource limits.
  public var limits: SandboxLimits
  /// Whether a kernel without Landlock will do; off unless the policy says so.
  public var allowsWithoutLandlock: Bool
  /// Whether the kernel kills the process when the thread that started it ends.
  public var endsWithParent: Bool

  /// Puts a profile together.
  public init(
    allowed: [String], allowedUnlessExecutable: [String], refused: [String],
    temporaryFolder: String? = nil, readableFolders: [String] = [], limits: SandboxLimits,
    allowsWithoutLandlock: Bool = false,
    endsWithParent: Bool = false
  ) {
    self.allowed = allowed
    self.allowedUnlessExecutable = allowedUnlessExecutable
    self.refused = refused
    self.temporaryFolder = temporaryFolder
    self.readableFolders = readableFolders
    self.limits = limits
    self.allowsWithoutLandlock = allowsWithoutLandlock
    self.endsWithParent = endsWithParent
  }

  /// Whether the system calls that open paths are left to Landlock to judge.
  var opensPaths: Bool {
    temporaryFolder != nil || !readableFolders.isEmpty
  }
}

/// Resource limits of a confined process; core dumps are always off.
public struct SandboxLimits: Hashable, Sendable {
  /// Bytes of address space; nil for no limit.
  public var addressSpace: UInt64?
  /// Seconds of CPU time; nil for no limit.
  public var cpuSeconds: UInt64?
  /// Largest regular file in bytes.
  public var fileSize: UInt64
  /// Number below which descriptors must lie.
  public var openFiles: UInt64

  /// Sets the limits.
  public init(addressSpace: UInt64?, cpuSeconds: UInt64?, fileSize: UInt64, openFiles: UInt64) {
    self.addressSpace = addressSpace
    self.cpuSeconds = cpuSeconds
    self.fileSize = fileSize
    self.openFiles = openFiles
  }
}
