import Foundation
import GateDomain
import GateLinux
import GateSignatures
import GateSigning
import GateTesting
import GateWorkers

/// A station's signature folder with the real check behind it, and an office that signs.
struct SignatureSite {
  let folder: TemporaryFolder
  let store: SignatureStore
  let key = SigningKey()

  /// Begins with the demonstration's signatures, or with none.
  init(demonstration: Bool = true) throws {
    folder = try TemporaryFolder("signature-site")
    store = SignatureStore(folder.path("signatures"))
    if demonstration {
      for (name, text) in [("demo.ndb", Self.eicar), ("DEMONSTRATION-ONLY", "x\n")] {
        try folder.write(text, to: "signatures/" + name)
      }
    }
    try store.adopt()
  }

  static let eicar =
    "Test.EICAR:0:*:"
    + Array("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-".utf8).map { String(format: "%02x", $0) }.joined()
    + "\n"

  /// Imports what lies in a folder, and puts it in force.
  @discardableResult
  func take(_ source: String) async throws(SignatureRefusal) -> SignatureSet {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: source).sorted()) ?? []
    let set = try await importer().run(names: names, in: source)
    do { try store.putInForce(set.digest) } catch { throw SignatureRefusal(.stationFault) }
    return set
  }

  /// The code of the refusal; nil when it was taken.
  func refusal(of source: String) async -> SignatureRefusal.Code? {
    do throws(SignatureRefusal) {
      try await take(source)
      return nil
    } catch {
      return error.code
    }
  }

  /// A folder with a signed bundle.
  func bundle(
    _ name: String = "office", version: UInt64 = 1, at time: Int64 = 1_700_000_000_000,
    files: [String: String] = ["own.ndb": SignatureSite.eicar], by signer: SigningKey? = nil
  ) throws -> String {
    let path = folder.path("bundle-\(UUID().uuidString)")
    for (name, text) in files {
      try folder.write(text, to: (path as NSString).lastPathComponent + "/" + name)
    }
    _ = try SignatureBundleFile.make(
      name: name, version: version, at: Timestamp(milliseconds: time), of: files.keys.sorted(),
      in: path, signedWith: signer ?? key)
    return path
  }

  /// A folder with one file.
  func offer(_ name: String, _ bytes: [UInt8]) throws -> String {
    let folder = "offer-\(UUID().uuidString)"
    try self.folder.write(bytes, to: folder + "/" + name)
    return self.folder.path(folder)
  }

  /// Files of the set in force.
  func filesInForce() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: store.folderInForce).sorted()
  }

  private func importer() -> SignatureImport {
    let checker = SignatureChecker(
      program: BuildFolder.path + "/gate-scan", allowsWithoutLandlock: true)
    return SignatureImport(
      store: store, officeKey: key.verificationKey, check: checker.importCheck)
  }
}
