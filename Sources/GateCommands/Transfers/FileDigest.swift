import Foundation
import GateDomain
import GateSigning

/// The SHA-256 of a file, read piece by piece.
enum FileDigest {
  static func of(_ path: String) throws -> Digest {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    var hasher = DigestHasher()
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      hasher.update(Array(piece))
    }
    return hasher.finish()
  }
}
