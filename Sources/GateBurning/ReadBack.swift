import GateLinux
import Glibc

/// Reads a disc from its first byte to the end of its image, for the station to compare.
public enum ReadBack {
  private static let pieceSize = 1 << 20

  /// Copies `count` bytes from one descriptor into another; false when there are fewer, or the
  /// disc cannot be read.
  public static func run(from disc: Int32, into pipe: Int32, count: UInt64) -> Bool {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 4_096)
    defer { unsafe buffer.deallocate() }
    var left = count
    while left > 0 {
      let wanted = Int(min(UInt64(pieceSize), left))
      let piece = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
      guard unsafe (try? Stream.read(disc, into: piece)) == wanted,
        unsafe (try? Stream.write(UnsafeRawBufferPointer(piece), to: pipe)) != nil
      else { return false }
      left -= UInt64(wanted)
    }
    return true
  }
}
