import Foundation
public import GateDomain
public import GateLinux
public import GateSigning

/// The file `NAME.gatesig` beside the files that it speaks for.
public enum SignatureBundleFile {
  /// How the name ends.
  public static let fileExtension = "gatesig"
  private static let sizeLimit = 4 << 20

  /// Reads a bundle; nil unless `key` signed it.
  public static func read(_ path: String, by key: VerificationKey) throws(SystemError)
    -> SignatureBundle?
  {
    let bytes = try DurableFile.read(path, limit: sizeLimit)
    let form = try? JSONDecoder().decode(Unverified<SignatureBundle>.self, from: Data(bytes))
    return form?.verified(by: key)?.statement
  }

  /// The names that a file lists which nobody has checked; empty when it is none.
  public static func claimedNames(_ path: String) -> [String] {
    guard let bytes = try? DurableFile.read(path, limit: sizeLimit),
      let form = try? JSONDecoder().decode(Unverified<SignatureBundle>.self, from: Data(bytes)),
      let value = try? CanonicalJSON.decode(Array(form.statement.utf8))
    else { return [] }
    return SignatureBundle(canonical: value)?.files.map(\.name.text) ?? []
  }

  /// Signs a bundle of files of one folder and writes it there.
  ///
  /// - Returns: The path of the bundle.
  /// - Throws: `SignatureRefusal` for a name or a file that no bundle may have; `SystemError`.
  public static func make(
    name: String, version: UInt64, at time: Timestamp, of names: [String], in folder: String,
    signedWith key: SigningKey
  ) throws -> String {
    var files: [SignatureBundle.File] = []
    for text in names {
      guard let name = SignatureFileName(text) else { throw SignatureRefusal(.unknownKind, text) }
      files.append(try file(name, in: folder))
    }
    guard
      let bundle = SignatureBundle(name: name, version: version, publishedAt: time, files: files)
    else { throw SignatureRefusal(.unsuitableBundle, name) }
    let path = "\(folder)/\(name).\(fileExtension)"
    let signed = try JSONEncoder().encode(Verified(signing: bundle, with: key).unverified)
    try DurableFile.write(Array(signed), to: path, mode: 0o644)
    return path
  }

  private static func file(_ name: SignatureFileName, in folder: String) throws(SystemError)
    -> SignatureBundle.File
  {
    let path = folder + "/" + name.text
    let descriptor = try OwnedDescriptor(opening: path, 0)
    return SignatureBundle.File(
      name: name, size: try OwnedDescriptor.size(of: descriptor.number),
      digest: try SignatureFiles.digest(of: path))
  }
}
