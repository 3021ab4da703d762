import CLinux
import Glibc

/// A whole disk, open for reading and held exclusively.
public struct Disk: ~Copyable, Sendable {
  private let descriptor: OwnedDescriptor
  /// The device's number as the kernel has it, major and minor in one.
  public let deviceNumber: UInt64

  /// Opens the block device at a path.
  ///
  /// - Throws: `EBUSY` when a file system or another program holds it, `ENOTBLK` for anything that
  ///   is no block device.
  public init(_ path: String) throws(SystemError) {
    var number: UInt64 = 0
    descriptor = OwnedDescriptor(
      owning: try retrying("open", path) { unsafe gate_open_disk(path, &number) })
    deviceNumber = number
  }

  /// The descriptor's number, valid as long as this value lives.
  public var number: Int32 { descriptor.number }

  /// Has the kernel refuse writes, and checks that it does.
  ///
  /// A guard rail: SCSI commands pass it, so nobody else may hold the device either.
  public func makeReadOnly() throws(SystemError) {
    _ = try retrying("BLKROSET") { gate_make_read_only(number) }
  }

  /// Size in bytes.
  public func size() throws(SystemError) -> UInt64 {
    try OwnedDescriptor.size(of: number)
  }

  /// The kernel's count of disks, which another disk or another medium never shares.
  public func sequence() throws(SystemError) -> UInt64 {
    UInt64(try retrying("BLKGETDISKSEQ") { gate_disk_sequence(number) })
  }

  /// Major and minor in one, as `deviceNumber` has them.
  public static func deviceNumber(major: UInt32, minor: UInt32) -> UInt64 {
    let (major, minor) = (UInt64(major), UInt64(minor))
    return (minor & 0xff) | ((major & 0xfff) << 8) | ((minor & ~0xff) << 12)
      | ((major & ~0xfff) << 32)
  }
}
