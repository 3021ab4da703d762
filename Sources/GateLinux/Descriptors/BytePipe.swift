import CLinux

/// The two ends of a new pipe, not inherited by any program that is started.
public struct BytePipe: ~Copyable, Sendable {
  /// Where to read.
  public let reading: OwnedDescriptor
  /// Where to write.
  public let writing: OwnedDescriptor

  /// Makes a pipe; the kernel may hold less than `capacity` bytes in it.
  public init(capacity: Int32 = 1 << 20) throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    _ = try retrying("pipe2") { unsafe gate_pipe(&ends, capacity) }
    reading = OwnedDescriptor(owning: ends[0])
    writing = OwnedDescriptor(owning: ends[1])
  }

  /// Closes the reading end and keeps the other.
  public consuming func keepWriting() -> OwnedDescriptor {
    writing
  }

  /// Closes the writing end and keeps the other.
  public consuming func keepReading() -> OwnedDescriptor {
    reading
  }
}
