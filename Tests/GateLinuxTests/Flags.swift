import Glibc

/// What a descriptor is marked with.
enum Flags {
  static func closesOnExec(_ descriptor: Int32) -> Bool {
    fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0
  }
}
