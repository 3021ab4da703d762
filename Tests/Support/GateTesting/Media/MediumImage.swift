import Foundation

/// Images of media with real file systems, made by the tools of the system without mounting.
///
/// Needs the Debian packages dosfstools, mtools, exfatprogs, ntfs-3g, e2fsprogs, xorriso and
/// gdisk, each only for its own kind.
public enum MediumImage {
  /// The file systems that can be made.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// FAT with 12-bit entries; at most 16 MiB.
    case fat12
    /// FAT with 16-bit entries.
    case fat16
    /// FAT with 32-bit entries.
    case fat32
    /// exFAT.
    case exFAT
    /// NTFS; only files in its root folder.
    case ntfs
    /// ext4.
    case ext4
    /// ISO9660 with Rock Ridge and Joliet names.
    case iso9660
    /// A partition of random bytes.
    case garbage
  }

  /// What divides a medium into volumes.
  public enum Partitioning: String, Hashable, Sendable, CaseIterable {
    /// One volume over the whole medium.
    case none
    /// The partition table of a PC.
    case mbr
    /// A GUID partition table.
    case gpt
  }

  /// One volume to be made.
  public struct Volume: Sendable {
    let kind: Kind
    let files: [MediumFile]
    let mebibytes: Int

    /// Describes a volume; its size does not matter to ISO9660.
    public init(_ kind: Kind, _ files: [MediumFile], mebibytes: Int = 48) {
      self.kind = kind
      self.files = files
      self.mebibytes = kind == .fat12 ? min(mebibytes, 8) : mebibytes
    }
  }

  /// Makes an image of one volume at `path`.
  ///
  /// - Parameters:
  ///   - path: Where; replaced if it exists.
  ///   - kind: The file system.
  ///   - partitioning: What surrounds it.
  ///   - files: What is on it.
  ///   - mebibytes: Its size.
  /// - Throws: `MediumImageError` when a tool fails.
  public static func build(
    _ path: String, kind: Kind, partitioning: Partitioning = .none, files: [MediumFile],
    mebibytes: Int = 48
  ) async throws {
    try await build(
      path, partitioning: partitioning,
      volumes: [Volume(kind, files, mebibytes: mebibytes)])
  }

  /// Makes an image of several volumes at `path`; without partitioning there can be only one.
  ///
  /// - Parameters:
  ///   - path: Where; replaced if it exists.
  ///   - partitioning: What surrounds the volumes.
  ///   - volumes: What lies on the medium.
  /// - Throws: `MediumImageError` when a tool fails.
  public static func build(
    _ path: String, partitioning: Partitioning, volumes: [Volume]
  ) async throws {
    precondition(partitioning != .none || volumes.count == 1, "several volumes need a table")
    try? FileManager.default.removeItem(atPath: path)
    let folder = try TemporaryFolder("volumes")
    var parts: [String] = []
    for (index, volume) in volumes.enumerated() {
      parts.append(partitioning == .none ? path : folder.path("\(index)"))
      try await FileSystemImage.make(volume, at: parts[index])
    }
    switch partitioning {
    case .none: break
    case .mbr: try await PartitionTable.mbr(path, parts: parts, kinds: volumes.map(\.kind))
    case .gpt: try await PartitionTable.gpt(path, parts: parts)
    }
  }
}

/// A tool that makes images failed.
public struct MediumImageError: Error, Sendable, CustomStringConvertible {
  /// What it said.
  public let description: String
}
