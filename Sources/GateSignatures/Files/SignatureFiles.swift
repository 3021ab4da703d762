import Foundation
public import GateDomain
public import GateLinux
import GateSigning
import Glibc

/// The files of a signature folder at one moment.
public struct SignatureFiles: Hashable, Sendable {
  private struct File: Hashable {
    let name: String
    let size: Int64
    let inode: UInt64
    let changedAt: Int64
    let changedNanoseconds: Int64
  }

  /// The file that marks a folder of signatures that protect nobody.
  public static let demonstrationMarker = "DEMONSTRATION-ONLY"

  /// The folder.
  public let folder: String
  private let files: [File]

  /// Lists the folder; nil when it cannot be read.
  public init?(of folder: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return nil
    }
    self.folder = folder
    files = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .compactMap { Self.file($0, in: folder) }
  }

  /// Whether the folder says of itself that it protects nobody.
  public var isDemonstration: Bool {
    files.contains { $0.name == Self.demonstrationMarker }
  }

  /// The names of the files, in the order of their bytes.
  public var names: [String] { files.map(\.name) }

  /// SHA-256 over each file's name, a zero byte and the SHA-256 of the file, in the order of the
  /// names' bytes.
  public func digest() throws(SystemError) -> Digest {
    var hasher = DigestHasher()
    for file in files {
      hasher.update(Array(file.name.utf8) + [0])
      hasher.update(try Self.digest(of: folder + "/" + file.name).bytes)
    }
    return hasher.finish()
  }

  private static func file(_ name: String, in folder: String) -> File? {
    var found = stat()
    guard unsafe stat(folder + "/" + name, &found) == 0, found.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return File(
      name: name, size: Int64(found.st_size), inode: UInt64(found.st_ino),
      changedAt: Int64(found.st_mtim.tv_sec), changedNanoseconds: Int64(found.st_mtim.tv_nsec))
  }

  /// SHA-256 of one file's content.
  public static func digest(of path: String) throws(SystemError) -> Digest {
    let file = try OwnedDescriptor(opening: path, O_RDONLY)
    var hasher = DigestHasher()
    try unsafe Stream.readPieces(file.number) { unsafe hasher.update($0) }
    return hasher.finish()
  }
}
