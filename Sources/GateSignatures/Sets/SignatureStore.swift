import Foundation
public import GateDomain
public import GateLinux
import GateSigning
import Glibc

/// The station's sets of virus signatures on disk: the one in force and those before it.
///
/// A set's folder never changes once it has its name; which one is in force is one small file
/// that is replaced by a rename, so that a death at any moment leaves one whole set in force.
public struct SignatureStore: Sendable {
  /// How many earlier sets are kept to go back to.
  public static let earlierSets = 3

  /// The folder of everything.
  public let root: String

  /// Uses a folder, which must exist.
  public init(_ root: String) {
    self.root = root
  }

  /// The folder of the orders that an operator gives.
  public var orders: String { root + "/orders" }

  var sets: String { root + "/sets" }
  private var pointer: String { root + "/in-force" }

  /// Where the files of a set lie.
  public func folder(of set: Digest) -> String {
    "\(sets)/\(set.hex)"
  }

  /// The folder that an engine loads; the root itself before a station has taken it over.
  public var folderInForce: String {
    history.first.map(folder) ?? root
  }

  /// The set in force, then those before it, newest first.
  public var history: [Digest] {
    guard let bytes = try? DurableFile.read(pointer, limit: 1 << 16) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .compactMap { Digest(hex: String($0)) }
  }

  /// What a set consists of; nil when it is not there.
  public func set(_ digest: Digest) -> SignatureSet? {
    guard let bytes = try? DurableFile.read(folder(of: digest) + ".json", limit: 1 << 20) else {
      return nil
    }
    return try? JSONDecoder().decode(SignatureSet.self, from: Data(bytes))
  }

  /// Whether the files of a set are those that its name says.
  ///
  /// Reads all of them.
  public func isWhole(_ digest: Digest) -> Bool {
    (try? SignatureFiles(of: folder(of: digest))?.digest()) == digest
  }

  /// Puts a set in force, durably, and drops those that are no longer kept.
  public func putInForce(_ digest: Digest) throws(SystemError) {
    let kept = [digest] + history.filter { $0 != digest }.prefix(Self.earlierSets)
    let text = kept.map { $0.hex + "\n" }.joined()
    try DurableFile.write(Array(text.utf8), to: pointer, mode: 0o644)
    removeSets(except: Set(kept.map(\.hex)))
  }

  /// Drops a set that did not come into use.
  public func discard(_ digest: Digest) {
    guard !history.contains(digest) else { return }
    try? FileManager.default.removeItem(atPath: folder(of: digest))
    try? FileManager.default.removeItem(atPath: folder(of: digest) + ".json")
  }

  private func removeSets(except kept: Set<String>) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: sets)) ?? []
    for name in names where !kept.contains(String(name.prefix { $0 != "." })) {
      try? FileManager.default.removeItem(atPath: "\(sets)/\(name)")
    }
  }
}
