import Foundation

/// A file that holds the input being tried, so that what ended the program can be looked at.
@safe struct LastInput {
  private static let room = 1 << 20

  private let memory: UnsafeMutableRawBufferPointer?

  /// The file is made anew; without a path nothing is kept.
  init(path: String?) {
    unsafe memory = path.flatMap { unsafe Self.map($0) }
  }

  private static func map(_ path: String) -> UnsafeMutableRawBufferPointer? {
    let file = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0, ftruncate(file, room + 8) == 0 else { return nil }
    defer { close(file) }
    let start = unsafe mmap(nil, room + 8, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else { return nil }
    return unsafe UnsafeMutableRawBufferPointer(start: start, count: room + 8)
  }

  /// Writes the input's size in eight bytes and the input, where it fits.
  func keep(_ input: [UInt8]) {
    guard let memory = unsafe memory, input.count <= Self.room else { return }
    unsafe memory.storeBytes(of: UInt64(input.count).littleEndian, as: UInt64.self)
    unsafe UnsafeMutableRawBufferPointer(rebasing: memory[8...]).copyBytes(from: input)
  }
}
