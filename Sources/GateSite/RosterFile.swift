import GateLinux
public import GateSigning

/// The signed roster on disk.
public enum RosterFile {
  /// Reads and verifies the roster of a site; nil unless the pinned key signed it.
  public static func read(_ folder: SiteFolder) -> KeyRoster? {
    guard let key = try? KeyFile.verificationKey(folder.rosterVerificationKey),
      let bytes = try? DurableFile.read(folder.roster, limit: 2 << 20)
    else { return nil }
    return read(bytes, by: key)
  }

  /// Verifies a roster's bytes.
  public static func read(_ bytes: [UInt8], by key: VerificationKey) -> KeyRoster? {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    guard lines.count == 2 else { return nil }
    return Unverified<KeyRoster>(statement: String(lines[0]), signature: String(lines[1]))
      .verified(by: key)?.statement
  }

  /// The bytes of a signed roster: the statement, then the signature, each on its line.
  public static func bytes(_ roster: Verified<KeyRoster>) -> [UInt8] {
    Array("\(roster.unverified.statement)\n\(roster.unverified.signature)\n".utf8)
  }
}
