import CTsk

/// A block device or image that libtsk reads through a descriptor, never through a path.
@safe public final class Medium {
  // Reads that failed one after another before the medium counts as gone: a bad spot fails some
  // reads, a medium that was pulled out fails every one.
  private static let failureLimit: UInt64 = 64

  let handle: UnsafeMutablePointer<gate_medium>

  /// Opens the medium behind a descriptor that stays open as long as this object; nil when it
  /// holds nothing.
  public init?(descriptor: Int32, size: UInt64) {
    guard size > 0, let bytes = Int64(exactly: size),
      let opened = unsafe gate_medium_open(descriptor, bytes)
    else { return nil }
    unsafe handle = opened
  }

  /// Whether the medium stopped answering, or ended before its size.
  var isGone: Bool {
    unsafe gate_medium_is_gone(handle) != 0
      || gate_medium_failures_in_a_row(handle) >= Self.failureLimit
  }

  /// How many reads brought nothing so far.
  var failures: UInt64 {
    unsafe gate_medium_failures(handle)
  }

  /// Reads `count` bytes; nil when not every one came.
  func read(at offset: Int64, count: Int) -> [UInt8]? {
    guard offset >= 0, count > 0 else { return nil }
    let failures = self.failures
    var whole = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let got = unsafe gate_medium_bytes(handle, offset, buffer.baseAddress, count)
      (filled, whole) = (max(0, got), got == count)
    }
    return whole && failures == self.failures ? bytes : nil
  }

  /// Fills the buffer from `offset`; false when not every byte came.
  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    guard offset >= 0, buffer.count > 0 else { return false }
    let failures = self.failures
    let got = unsafe gate_medium_bytes(handle, offset, buffer.baseAddress, buffer.count)
    return got == buffer.count && failures == self.failures
  }

  deinit {
    unsafe gate_medium_free(handle)
  }
}
