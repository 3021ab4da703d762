import Foundation
import GateLinux
import GateTesting
import Glibc
import Testing

@Suite struct SandboxTests {
  private static let probe = BuildFolder.path + "/sandbox-probe"
  static let forbidden = ProcessStatus.killed(signal: SIGSYS)

  private func attempt(_ act: String, profile: String, descriptor: Int32) throws -> ProcessStatus {
    let outside = try folder()
    try outside.write("outside", to: "file")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o666], ofItemAtPath: outside.path("file"))
    var process = try WorkerProcess.spawn(
      program: Self.probe, arguments: [profile, act, outside.path],
      descriptors: [descriptor])
    let status = process.wait(timeoutMilliseconds: 30_000)
    return try #require(status)
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder("sandbox")
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
    return folder
  }

  @Test(
    "an ingest worker can read what it was given and nothing else",
    arguments: [
      ("nothing", ProcessStatus.exited(0)), ("read", .exited(0)), ("open", .exited(EPERM)),
      ("create", .exited(EPERM)), ("socket", .exited(EPERM)), ("spawn", forbidden),
      ("map", forbidden), ("protect", forbidden), ("signal", forbidden),
      ("crash", .killed(signal: SIGSEGV)), ("thread", .exited(77)), ("handler", .exited(77)),
    ])
  func ingest(act: String, expected: ProcessStatus) throws {
    let folder = try folder()
    let file = try OwnedDescriptor(opening: folder.write("hello", to: "file"), O_RDONLY)
    #expect(try attempt(act, profile: "ingest", descriptor: file.number) == expected)
  }

  @Test(
    "a scan worker can open files in its own folder only",
    arguments: [
      ("create inside", ProcessStatus.exited(0)), ("open", .exited(EACCES)),
      ("create", .exited(EACCES)), ("write", .exited(EACCES)), ("list", .exited(EACCES)),
      ("make folder", .exited(EACCES)), ("remove", .exited(EACCES)), ("rename", .exited(EACCES)),
      ("move out", .exited(EACCES)), ("link inside", forbidden), ("socket", .exited(EPERM)),
      ("spawn", forbidden), ("map", forbidden), ("signal", forbidden),
    ])
  func scan(act: String, expected: ProcessStatus) throws {
    let folder = try folder()
    let file = try OwnedDescriptor(opening: folder.write("hello", to: "file"), O_RDONLY)
    #expect(try attempt(act, profile: folder.path, descriptor: file.number) == expected)
  }

  // What hostile code in a worker would try next: refused by number, whatever the arguments.
  private static let refusedCalls = [
    "socket", "connect", "fork", "vfork", "clone", "clone3", "execve", "execveat",
  ]
  private static let deadlyCalls = [
    "ptrace", "mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "bpf",
    "process_vm_readv", "process_vm_writev", "pidfd_open", "pidfd_getfd", "kcmp", "kill", "tgkill",
    "io_uring_setup", "userfaultfd", "perf_event_open", "keyctl", "add_key", "open_by_handle_at",
    "name_to_handle_at", "init_module", "finit_module", "kexec_load", "reboot", "swapon", "acct",
    "setuid", "setgid", "setgroups", "setresuid", "capset", "personality", "prctl", "seccomp",
    "bind", "listen", "accept4", "socketpair", "sendto", "recvfrom", "shmget", "mq_open",
    "inotify_init1", "fanotify_init", "link", "linkat", "symlink", "symlinkat", "mknod", "mknodat",
    "chown", "fchownat", "setxattr", "setrlimit", "prlimit64", "ioctl", "memfd_secret",
    "landlock_restrict_self", "modify_ldt", "syslog", "timer_create", "splice", "vmsplice",
  ]

  @Test("hostile code in a scan worker can make none of these calls", arguments: refusedCalls)
  func scanRefuses(call: String) throws {
    let folder = try folder()
    let status = try attempt("call \(call)", profile: folder.path, descriptor: 0)
    #expect(status == .exited(EPERM))
  }

  @Test("hostile code in a scan worker dies of these calls", arguments: deadlyCalls)
  func scanKills(call: String) throws {
    let folder = try folder()
    #expect(try attempt("call \(call)", profile: folder.path, descriptor: 0) == Self.forbidden)
  }

  @Test(
    "hostile code in an ingest worker dies of these calls",
    arguments: deadlyCalls + ["connect", "fork", "vfork", "clone", "clone3", "execve", "execveat"])
  func ingestKills(call: String) throws {
    #expect(try attempt("call \(call)", profile: "ingest", descriptor: 0) == Self.forbidden)
  }

  @Test(
    "the same calls are not forbidden outside a sandbox",
    arguments: [("ptrace", 0), ("fork", 0), ("connect", ENOTSOCK), ("execve", EFAULT)])
  func unconfined(call: String, number: Int32) throws {
    #expect(try attempt("call \(call)", profile: "none", descriptor: 0) == .exited(number))
  }

  @Test("a scan worker gets files over its socket and answers there")
  func scanReceives() throws {
    let folder = try folder()
    let file = try OwnedDescriptor(opening: folder.write("hello", to: "file"), O_RDONLY)
    let (station, worker) = try MessageSocket.pair()
    try station.send([7, 7], descriptors: [file.number])
    #expect(
      try attempt("receive", profile: folder.path, descriptor: worker.number) == .exited(0))
    let answer = try station.receive(timeoutMilliseconds: 1_000)?.bytes
    #expect(answer == [7, 7])
  }

  @Test("root becomes nobody", .enabled(if: geteuid() == 0))
  func identity() throws {
    let folder = try folder()
    #expect(try attempt("identity", profile: folder.path, descriptor: 0) == .exited(0))
  }

  @Test("a scan worker without its folder does not start")
  func missingFolder() throws {
    #expect(try attempt("nothing", profile: "/nonexistent", descriptor: 0) == .exited(77))
  }

  @Test("a process with other threads is not confined")
  func severalThreads() {
    // This one runs the tests.
    #expect(throws: SandboxError.severalThreads) { try Sandbox.enter(.ingest) }
  }
}
