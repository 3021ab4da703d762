import GateLinux
import Glibc

/// How much memory a process has that no file stands behind.
enum ProcessMemory {
  /// In bytes; nil when the process is gone.
  ///
  /// Read from outside: a worker that was taken over cannot hide what it takes.
  static func anonymousBytes(of processDescriptor: Int32) -> UInt64? {
    let lines = text("/proc/self/fdinfo/\(processDescriptor)").split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("Pid:") }),
      let process = Int32(line.dropFirst(4).drop { $0 == "\t" || $0 == " " }), process > 0
    else { return nil }
    let fields = text("/proc/\(process)/statm").split(separator: " ").compactMap { UInt64($0) }
    guard fields.count > 2, fields[1] >= fields[2] else { return nil }
    return (fields[1] - fields[2]) * UInt64(sysconf(Int32(_SC_PAGESIZE)))
  }

  // Files of the kernel have no size, so they are read until nothing more comes.
  private static func text(_ path: String) -> String {
    guard let file = try? OwnedDescriptor(opening: path, O_RDONLY) else { return "" }
    var bytes = [UInt8](repeating: 0, count: 1_024)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe try? Stream.read(file.number, into: $0)
    }
    return String(decoding: bytes.prefix(count ?? 0), as: UTF8.self)
  }
}
