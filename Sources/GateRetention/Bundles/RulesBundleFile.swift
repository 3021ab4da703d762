import Foundation
import GateDomain
public import GateLinux
public import GateSigning

/// The file `NAME.gaterules`, with the register of what left beside it as `NAME.gatereg`.
public enum RulesBundleFile {
  /// How the name of the rules ends.
  public static let fileExtension = "gaterules"
  /// How the name of the register ends.
  public static let registerExtension = "gatereg"
  private static let registerLimit = 1 << 30

  /// What a bundle's files hold, checked.
  public struct Contents: Sendable {
    /// The rules, signed by the office.
    public let bundle: Verified<RulesBundle>
    /// The register's bytes; empty when there is none.
    public let register: [UInt8]
  }

  /// Signs a bundle and writes its files.
  public static func write(
    _ bundle: RulesBundle, register: [UInt8], to path: String, signedWith key: SigningKey
  ) throws {
    let signed = Verified(signing: bundle, with: key).unverified
    if bundle.register != nil {
      try DurableFile.write(register, to: registerPath(of: path), mode: 0o644)
    }
    try DurableFile.write(Array(try JSONEncoder().encode(signed)), to: path, mode: 0o644)
  }

  /// Reads a bundle; nil unless `key` signed it and the register is the one it names.
  public static func read(_ path: String, by key: VerificationKey) throws(SystemError) -> Contents?
  {
    let bytes = try DurableFile.read(path, limit: 2 * RulesBundle.sizeLimit)
    guard
      let form = try? JSONDecoder().decode(Unverified<RulesBundle>.self, from: Data(bytes)),
      let bundle = form.verified(by: key)
    else { return nil }
    guard let named = bundle.statement.register else {
      return Contents(bundle: bundle, register: [])
    }
    let register = try DurableFile.read(registerPath(of: path), limit: registerLimit)
    return Digest.of(register) == named ? Contents(bundle: bundle, register: register) : nil
  }

  private static func registerPath(of path: String) -> String {
    let stem =
      path.hasSuffix("." + fileExtension) ? path.dropLast(fileExtension.count + 1) : path[...]
    return stem + "." + registerExtension
  }
}
