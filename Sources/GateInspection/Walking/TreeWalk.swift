import CFileFacts
import GateDomain
import GateLinux
import Glibc

/// Walks a tree of folders, read-only, following no link.
struct TreeWalk {
  /// What the walk meets, in order: the files of a folder, then its folders.
  protocol Visitor: AnyObject {
    /// A folder was opened and read; false ends the walk.
    func visit(folder path: [UInt8], descriptor: Int32, entries: [FolderEntry]) -> Bool
    /// A folder could not be opened or read.
    func closed(folder path: [UInt8], _ error: SystemError)
    /// A folder lies on another file system and is left out.
    func elsewhere(folder path: [UInt8])
  }

  /// Folders within folders that are followed; a descriptor is held for each.
  private static let depthLimit = 400

  /// Whether other file systems are walked too.
  let crossesFileSystems: Bool
  /// Folders that are left out: the inspection's own.
  let excluded: [(device: UInt64, inode: Int64)]

  /// Walks everything below `root`; false when a visitor ended it.
  func walk(_ root: String, _ visitor: some Visitor) -> Bool {
    let path = Array(root.utf8)
    do throws(SystemError) {
      let folder = try OwnedDescriptor(opening: root, O_RDONLY | O_DIRECTORY)
      guard let status = FolderReader.status(of: folder.number) else { return true }
      return visit(
        path == [0x2f] ? [] : path, folder, device: status.device, depth: 0, visitor)
    } catch {
      visitor.closed(folder: path, error)
      return true
    }
  }

  private func visit(
    _ path: [UInt8], _ folder: borrowing OwnedDescriptor, device: UInt64, depth: Int,
    _ visitor: some Visitor
  ) -> Bool {
    let entries: [FolderEntry]
    do throws(SystemError) { entries = try FolderReader.entries(of: folder.number) } catch {
      visitor.closed(folder: path, error)
      return true
    }
    guard visitor.visit(folder: path, descriptor: folder.number, entries: entries) else {
      return false
    }
    for entry in entries where entry.kind == .folder && !isExcluded(entry) {
      let below = path + [0x2f] + entry.name
      if entry.device != device, !crossesFileSystems {
        visitor.elsewhere(folder: below)
        continue
      }
      guard depth < Self.depthLimit else {
        visitor.closed(folder: below, SystemError(call: "openat", number: ELOOP))
        continue
      }
      do throws(SystemError) {
        let inner = try FolderReader.open(entry.name, in: folder.number)
        if PseudoFileSystem.holds(inner.number) {
          visitor.elsewhere(folder: below)
        } else if !visit(below, inner, device: entry.device, depth: depth + 1, visitor) {
          return false
        }
      } catch {
        visitor.closed(folder: below, error)
      }
    }
    return true
  }

  private func isExcluded(_ entry: FolderEntry) -> Bool {
    excluded.contains { $0.device == entry.device && $0.inode == entry.stamp.inode }
  }
}

/// File systems whose files are the kernel's words, not anybody's documents.
enum PseudoFileSystem {
  private static let magics: Set<UInt32> = [
    0x9fa0, 0x6265_6572, 0x0027_e0eb, 0x6367_7270, 0x1cd1, 0x6462_6720, 0x7472_6163, 0x7363_6673,
    0xcafe_4a11, 0x6165_676c, 0x6e73_6673, 0x4249_4e4d, 0x0187,
  ]

  /// Whether the folder lies on one of them.
  static func holds(_ descriptor: Int32) -> Bool {
    magics.contains(UInt32(truncatingIfNeeded: gate_file_system_kind(descriptor)))
  }
}
