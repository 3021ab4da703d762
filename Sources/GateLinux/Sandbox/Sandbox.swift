import CLinux
import Glibc

/// Confines the calling process for good.
public enum Sandbox {
  // The user and group "nobody": root that enters a sandbox becomes this.
  private static let nobody: UInt32 = 65_534

  /// What the running kernel offers.
  public static func support() -> SandboxSupport {
    let version = Int(gate_landlock_version())
    return SandboxSupport(
      landlockVersion: version >= 1 ? version : nil, hasSeccomp: gate_seccomp_can_kill() == 1,
      isRoot: geteuid() == 0)
  }

  /// Confines this process, which must have one thread, and checks from inside that it holds.
  ///
  /// Security: call this before the first outside byte is read. When it throws, the process may
  /// be half confined: it must exit, with `SandboxError.exitCode`.
  public static func enter(_ profile: SandboxProfile) throws(SandboxError) {
    guard gate_thread_count() == 1 else { throw .severalThreads }
    guard gate_has_crash_handler() == 0 else { throw .crashHandler }
    try step("prctl") { gate_undumpable() }
    try step("prctl") { gate_no_new_privileges() }
    if geteuid() == 0 { try step("setresuid") { gate_drop_identity(nobody, nobody) } }
    // A change of identity forgets the wish to end with the parent.
    if profile.endsWithParent { try step("prctl") { gate_end_with_parent() } }
    try limit(profile)
    // Asked before the filter is on: the question itself would kill afterwards.
    let hasLandlock = support().landlockVersion != nil
    try denyPaths(profile, hasLandlock: hasLandlock)
    let filter = try SeccompFilter()
    try filter.add(profile)
    try filter.load()
    try verify(profile, hasLandlock: hasLandlock)
  }

  private static func limit(_ profile: SandboxProfile) throws(SandboxError) {
    let limits = profile.limits
    let values: [(gate_limit, UInt64?)] = [
      (gate_limit_core, 0), (gate_limit_processes, profile.allowsThreads ? nil : 0),
      (gate_limit_file_size, limits.fileSize),
      (gate_limit_open_files, limits.openFiles), (gate_limit_cpu_seconds, limits.cpuSeconds),
      (gate_limit_address_space, limits.addressSpace),
    ]
    for case (let name, let value?) in values {
      try step("setrlimit") { gate_set_limit(name, value) }
    }
  }

  private static func denyPaths(_ profile: SandboxProfile, hasLandlock: Bool) throws(SandboxError) {
    guard hasLandlock else {
      guard profile.allowsWithoutLandlock else { throw .noLandlock }
      return
    }
    let readable = CStringArray(profile.readableFolders)
    try step("landlock") {
      unsafe gate_landlock_restrict(profile.temporaryFolder, readable.constantPointer)
    }
  }

  // Asks for what must be refused: a filter that loads is not yet a filter that works.
  private static func verify(_ profile: SandboxProfile, hasLandlock: Bool) throws(SandboxError) {
    guard socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0) < 0 else { throw .leaky("socket") }
    guard hasLandlock || !profile.opensPaths else { return }
    guard unsafe open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC) < 0 else { throw .leaky("open") }
  }

  private static func step(_ call: String, _ body: () -> Int32) throws(SandboxError) {
    do {
      _ = try retrying(call, "", body)
    } catch {
      throw .system(error)
    }
  }
}
