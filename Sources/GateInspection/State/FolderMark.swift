import GateDomain
import GateSigning

/// All of a folder's files as they were when each of them had been read: as long as it is the same,
/// none of them needs to be looked up.
struct FolderMark: Hashable {
  /// Names, stamps and the way of reading, as one digest.
  let digest: Digest
  let files: Int
  /// How many of them could not be read.
  let unreadable: Int

  /// The digest of the files among a folder's entries, read in a way.
  static func digest(of entries: [FolderEntry], rules: Int64) -> Digest {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * 64 + 8)
    func add(_ number: Int64) {
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift)))
      }
    }
    add(rules)
    for entry in entries where entry.kind == .file {
      // Names end with a zero, which none of them holds.
      bytes += entry.name + [0]
      add(entry.stamp.inode)
      add(entry.stamp.size)
      add(entry.stamp.modified)
      add(entry.stamp.changed)
    }
    return Digest.of(bytes)
  }
}
