import Foundation
import GateDomain
import GateLinux

/// What has to be right on a machine before any site can work there.
enum MachineChecks {
  static func all() -> [Finding] {
    Programs.all.map(program) + [sandbox(), privateMemory()] + ClockChecks.all()
  }

  /// The program is there and finds its libraries.
  static func program(_ name: String) -> Finding {
    do {
      let missing = try missingLibraries(of: Programs.path(of: name))
      guard missing.isEmpty else {
        let names = missing.joined(separator: ", ")
        return .fail(
          "program", Words("\(name) 缺少库：\(names)", "\(name) lacks libraries: \(names)"),
          hint: Words("请安装对应的 Debian 软件包", "install the Debian packages that the README names"))
      }
      return .ok("program", "\(name) 就绪", "\(name) is there with its libraries")
    } catch {
      return .fail("program", error)
    }
  }

  // What the loader would do, without running the program.
  private static func missingLibraries(of program: String) throws -> [String] {
    let output = try ToolRun.output("/usr/bin/ldd", [program])
    return output.split(separator: "\n").filter { $0.contains("not found") }
      .map {
        $0.trimmingCharacters(in: .whitespaces).split(separator: " ").first.map(String.init) ?? ""
      }
  }

  static func sandbox() -> Finding {
    let support = Sandbox.support()
    guard support.hasSeccomp else {
      return .fail(
        "sandbox", Words("内核不支持 seccomp", "the kernel has no seccomp"),
        hint: Words("请使用启用了 seccomp 的内核", "use a kernel with seccomp"))
    }
    guard let version = support.landlockVersion else {
      return .warn(
        "sandbox", Words("内核没有 Landlock", "the kernel has no Landlock"),
        hint: Words(
          "启用 Landlock，或在 gatehouse.yaml 中设 allow-without-landlock: true",
          "enable Landlock, or set allow-without-landlock: true in gatehouse.yaml"))
    }
    return .ok("sandbox", "沙箱：seccomp，Landlock \(version)", "sandbox: seccomp, Landlock \(version)")
  }

  /// Workers unpack archives into memory, never onto the disk.
  static func privateMemory() -> Finding {
    let path = "/dev/shm"
    let mounts = (try? String(contentsOfFile: "/proc/mounts", encoding: .utf8)) ?? ""
    guard let space = FileSystemSpace(path), FileSystemSpace.isTemporary(path, mounts: mounts)
    else {
      return .warn(
        "memory", Words("/dev/shm 不是内存文件系统", "/dev/shm is no memory file system"),
        hint: Words("请挂载 tmpfs，否则检测会明显变慢", "mount a tmpfs there, or scanning is much slower"))
    }
    guard space.free >= 64 << 20 else {
      return .warn(
        "memory",
        Words(
          "/dev/shm 仅剩 \(Shown.bytes(space.free))",
          "/dev/shm has only \(Shown.bytes(space.free)) left"),
        hint: Words("请扩大 tmpfs", "make the tmpfs larger"))
    }
    return .ok(
      "memory", "/dev/shm 可用 \(Shown.bytes(space.free))", "/dev/shm has \(Shown.bytes(space.free))")
  }
}
