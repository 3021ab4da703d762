import CSeccomp
import Glibc

/// A system call by its name, made past the C library, as hostile code would make it.
struct RawCall {
  private typealias Function = @convention(c) (Int, Int, Int, Int, Int, Int, Int) -> Int

  private let number: Int32
  private let function: Function

  /// Reads "call NAME"; everything is looked up here, while that is still allowed.
  init?(act: String) {
    let parts = act.split(separator: " ")
    guard parts.count == 2, parts[0] == "call", let symbol = unsafe dlsym(nil, "syscall") else {
      return nil
    }
    number = unsafe seccomp_syscall_resolve_name(String(parts[1]))
    unsafe function = unsafeBitCast(symbol, to: Function.self)
  }

  /// Makes the call: 0 when it worked, else errno; a name that no kernel knows is ENOSYS.
  func make() -> Int32 {
    guard number >= 0 else { return ENOSYS }
    let result = function(Int(number), 0, 0, 0, 0, 0, 0)
    let reason = errno
    return result >= 0 ? 0 : reason
  }
}
