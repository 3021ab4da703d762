import CLinux

/// Memory that is given back when nobody looks at it any more.
///
/// Safety: only `Bytes` reads it, and every `Bytes` keeps its owner alive.
@safe final class Memory {
  private enum Origin {
    case allocated, mapped
  }

  private let origin: Origin
  private var base: UnsafeMutableRawBufferPointer
  private(set) var count = 0

  /// Room for `capacity` bytes, none of them used yet.
  init(capacity: Int) {
    origin = .allocated
    unsafe base = .allocate(byteCount: max(capacity, 16), alignment: 16)
  }

  /// The file behind a descriptor; nil when it cannot be mapped.
  init?(mapping descriptor: Int32, count: Int) {
    guard let found = unsafe gate_map_file(descriptor, count) else { return nil }
    origin = .mapped
    unsafe base = UnsafeMutableRawBufferPointer(
      start: UnsafeMutableRawPointer(mutating: found), count: count)
    self.count = count
  }

  /// Adds what `fill` writes into at least `room` free bytes, as many as it returns.
  func add<E: Error>(
    room: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(E) -> Int
  ) throws(E) {
    reserve(count + room)
    count += try unsafe fill(UnsafeMutableRawBufferPointer(rebasing: base[count...]))
  }

  func add(_ bytes: UnsafeRawBufferPointer) {
    reserve(count + bytes.count)
    unsafe UnsafeMutableRawBufferPointer(rebasing: base[count...]).copyMemory(from: bytes)
    count += bytes.count
  }

  /// What was added so far.
  var bytes: Bytes {
    unsafe Bytes(owner: self, UnsafeRawBufferPointer(rebasing: base[..<count]))
  }

  private func reserve(_ wanted: Int) {
    let room = unsafe base.count
    guard wanted > room else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(wanted, room * 2), alignment: 16)
    unsafe larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: base[..<count]))
    unsafe base.deallocate()
    unsafe base = larger
  }

  deinit {
    switch origin {
    case .allocated: unsafe base.deallocate()
    case .mapped: unsafe gate_unmap_file(base.baseAddress, base.count)
    }
  }
}
