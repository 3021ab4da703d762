import CSeccomp
import Glibc

/// The list of system calls of a profile as a filter of the kernel; anything else kills.
@safe struct SeccompFilter: ~Copyable {
  private let filter: scmp_filter_ctx

  init() throws(SandboxError) {
    guard let made = unsafe seccomp_init(UInt32(SCMP_ACT_KILL_PROCESS)) else {
      throw .filter("seccomp_init", number: -ENOMEM)
    }
    unsafe filter = made
  }

  func add(_ profile: SandboxProfile) throws(SandboxError) {
    // With more threads than this one the kernel refuses instead of confining half a process.
    try check("tsync", unsafe seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1))
    for name in profile.allowed {
      try check(name, unsafe gate_seccomp_add(filter, UInt32(SCMP_ACT_ALLOW), number(of: name)))
    }
    for name in profile.allowedUnlessExecutable {
      try check(
        name,
        unsafe gate_seccomp_add_without(
          filter, UInt32(SCMP_ACT_ALLOW), number(of: name), 2, UInt64(PROT_EXEC)))
    }
    for name in profile.refused {
      let refuse = gate_seccomp_refuse(UInt16(EPERM))
      try check(name, unsafe gate_seccomp_add(filter, refuse, number(of: name)))
    }
    if profile.allowsThreads { try addThreads() }
    for request in profile.deviceRequests { try add(deviceRequest: request) }
  }

  // glibc starts threads by clone3, whose flags no filter can see; told that there is no such
  // call it uses clone.
  func addThreads() throws(SandboxError) {
    let refuse = gate_seccomp_refuse(UInt16(ENOSYS))
    try check("clone3", unsafe gate_seccomp_add(filter, refuse, number(of: "clone3")))
    // CLONE_THREAD is behind _GNU_SOURCE.
    let thread: UInt64 = 0x1_0000
    try check(
      "clone",
      unsafe gate_seccomp_add_matching(
        filter, UInt32(SCMP_ACT_ALLOW), number(of: "clone"), 0, thread, thread))
  }

  func add(deviceRequest: UInt32) throws(SandboxError) {
    try check(
      "ioctl",
      unsafe gate_seccomp_add_matching(
        filter, UInt32(SCMP_ACT_ALLOW), number(of: "ioctl"), 1, 0xffff_ffff,
        UInt64(deviceRequest)))
  }

  func load() throws(SandboxError) {
    try check("seccomp_load", unsafe seccomp_load(filter))
  }

  private func number(of name: String) -> Int32 {
    unsafe seccomp_syscall_resolve_name(name)
  }

  private func check(_ object: String, _ result: Int32) throws(SandboxError) {
    guard result == 0 else { throw .filter(object, number: result) }
  }

  deinit {
    unsafe seccomp_release(filter)
  }
}
