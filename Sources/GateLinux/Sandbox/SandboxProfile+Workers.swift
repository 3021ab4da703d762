extension SandboxProfile {
  // What the C library and Swift's runtime need to compute, to keep memory and to end.
  private static let runtime = [
    "brk", "munmap", "mremap", "madvise", "futex", "exit", "exit_group", "rt_sigaction",
    "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "clock_gettime", "gettimeofday", "getrandom",
    "getpid", "gettid", "restart_syscall", "sched_yield", "rseq",
  ]

  private static let executable = ["mmap", "mprotect"]

  /// `gate-ingest`: reads the descriptors it was given and writes to one of them.
  ///
  /// No path can be opened, no socket made, no process started, no memory made executable.
  public static let ingest = SandboxProfile(
    allowed: runtime + [
      "read", "pread64", "readv", "preadv", "lseek", "fstat", "write", "writev",
      "close",
    ],
    allowedUnlessExecutable: executable,
    refused: ["open", "openat", "openat2", "socket"],
    limits: SandboxLimits(
      addressSpace: 2 << 30, cpuSeconds: 6 * 3_600, fileSize: 0, openFiles: 16),
    endsWithParent: true)

  /// A scan worker: gets files over its socket and unpacks them in a folder of its own.
  ///
  /// libclamav makes and removes files in `temporaryFolder`; Landlock lets it open nothing else.
  /// Without a folder that it can write to, libclamav calls every archive clean: test it inside.
  public static func scan(temporaryFolder: String) -> SandboxProfile {
    SandboxProfile(
      allowed: runtime + descriptorCalls + pathCalls,
      allowedUnlessExecutable: executable,
      refused: ["socket", "connect", "fork", "vfork", "clone", "clone3", "execve", "execveat"],
      temporaryFolder: temporaryFolder,
      limits: SandboxLimits(
        addressSpace: nil, cpuSeconds: nil, fileSize: 4 << 30, openFiles: 256),
      endsWithParent: true)
  }

  /// `gate-extract`: gets files over its socket and keeps what it unpacks in memory.
  ///
  /// Of the disk it sees the tables of its libraries alone, `readableFolders`, and it can neither
  /// make nor change a file. A file that eats all its memory or time costs the reader its life.
  public static func extract(readableFolders: [String]) -> SandboxProfile {
    SandboxProfile(
      allowed: runtime + [
        "read", "pread64", "readv", "write", "writev", "lseek", "fstat", "close", "poll", "ppoll",
        "recvmsg", "sendmsg", "getrusage", "getuid", "geteuid", "uname", "sysinfo", "fadvise64",
        "open", "openat", "newfstatat", "stat", "lstat", "statx", "access", "faccessat",
        "faccessat2", "readlink", "getdents64", "getcwd", "fcntl",
      ],
      allowedUnlessExecutable: executable,
      refused: [
        "socket", "connect", "fork", "vfork", "clone", "clone3", "execve", "execveat", "unlink",
      ],
      readableFolders: readableFolders,
      limits: SandboxLimits(
        addressSpace: 2 << 30, cpuSeconds: nil, fileSize: 0, openFiles: 32),
      endsWithParent: true)
  }

  /// `gate-burn`: makes an image out of the descriptors it is handed and writes it to its burner.
  ///
  /// libisofs and libburn work in threads, and a burner takes its commands by SG_IO on the
  /// descriptor that was opened before.
  public static let burn: SandboxProfile = {
    var profile = SandboxProfile(
      allowed: runtime + [
        "read", "pread64", "readv", "lseek", "fstat", "write", "pwrite64", "writev", "close",
        "recvmsg", "sendmsg", "poll", "ppoll", "dup", "fcntl", "fsync", "fdatasync", "nanosleep",
        "clock_nanosleep", "set_robust_list", "ftruncate", "getuid", "geteuid", "tgkill", "uname",
        "sysinfo", "sched_getaffinity", "time", "fstatfs",
      ],
      allowedUnlessExecutable: executable,
      refused: [
        "open", "openat", "openat2", "socket", "connect", "fork", "vfork", "execve", "stat",
        "lstat", "newfstatat", "statfs", "access", "readlink", "unlink",
      ],
      limits: SandboxLimits(
        addressSpace: 4 << 30, cpuSeconds: 6 * 3_600, fileSize: .max, openFiles: 32),
      endsWithParent: true)
    profile.allowsThreads = true
    profile.deviceRequests = [0x2285]
    return profile
  }()

  private static let descriptorCalls = [
    "read", "pread64", "readv", "write", "pwrite64", "writev", "lseek", "fstat", "close", "dup",
    "dup2", "dup3", "fcntl", "ftruncate", "fsync", "fdatasync", "fchmod", "getdents64", "poll",
    "ppoll", "recvmsg", "sendmsg", "memfd_create", "getrusage", "umask", "getuid", "geteuid",
    "getgid", "getegid", "uname", "sysinfo", "fadvise64", "statfs", "fstatfs",
  ]

  private static let pathCalls = [
    "open", "openat", "newfstatat", "stat", "lstat", "statx", "access", "faccessat", "faccessat2",
    "readlink", "readlinkat", "mkdir", "mkdirat", "rmdir", "unlink", "unlinkat", "rename",
    "renameat", "renameat2", "chmod", "fchmodat", "getcwd",
  ]
}
