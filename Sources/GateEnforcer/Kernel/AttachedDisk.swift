import GateDomain
import GateLinux
import GateUSB

/// Why a disk was not opened.
struct DiskProblem: Error {
  let objection: DeviceObjection
}

/// The disk of a device, opened for reading only and compared with what sysfs says of it.
///
/// Security: the node is found by a name, and names are reused. What is opened counts only when
/// its number, its sequence and its size are those of the disk below the pinned device.
struct AttachedDisk: ~Copyable {
  let disk: Disk
  let size, sequence: UInt64

  /// Opens the disk whose folder below `/sys` this is.
  ///
  /// Security: the kernel watches the medium before the size is compared, so that an exchange
  /// after the comparison does not pass unseen.
  static func open(_ path: String, _ helper: SysfsHelper) throws(DiskProblem) -> AttachedDisk {
    guard let folder = try? PinnedFolder(path),
      let values = (try? folder.bytes(of: "uevent", limit: UEvent.sizeLimit)).flatMap(
        UEvent.init(attribute:))?.values,
      let name = values["DEVNAME"], !name.split(separator: "/").contains(".."),
      let major = values["MAJOR"].flatMap({ UInt32($0) }),
      let minor = values["MINOR"].flatMap({ UInt32($0) }),
      let sectors = folder.text(of: "size").flatMap(UInt64.init), sectors > 0
    else { throw DiskProblem(objection: .noDisk) }
    let disk = try node("/dev/" + name)
    guard disk.deviceNumber == Disk.deviceNumber(major: major, minor: minor) else {
      throw DiskProblem(objection: .noDisk)
    }
    guard MediumWatch.begin(folder, helper) else {
      throw DiskProblem(objection: .mediumUnwatched)
    }
    return try checked(disk, sectors, folder.text(of: "diskseq").flatMap(UInt64.init))
  }

  private static func node(_ path: String) throws(DiskProblem) -> Disk {
    do throws(SystemError) { return try Disk(path) } catch {
      throw DiskProblem(objection: error.code == "EBUSY" ? .inUse : .noDisk)
    }
  }

  private static func checked(
    _ disk: consuming Disk, _ sectors: UInt64, _ sequence: UInt64?
  ) throws(DiskProblem) -> AttachedDisk {
    do throws(SystemError) { try disk.makeReadOnly() } catch {
      throw DiskProblem(objection: .notReadOnly)
    }
    let found: (size: UInt64, sequence: UInt64)
    do throws(SystemError) { found = (try disk.size(), try disk.sequence()) } catch {
      throw DiskProblem(objection: .noDisk)
    }
    guard found.size == sectors &* 512, found.sequence == sequence else {
      throw DiskProblem(objection: .mediumChanged)
    }
    return AttachedDisk(disk: disk, size: found.size, sequence: found.sequence)
  }
}
