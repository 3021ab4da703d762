import GateAuditLog
import GateSigning
import Testing

/// Keys with fixed seeds, so that signatures are the same in every run.
enum Keys {
  static let origin = "office.example/gate/audit/1"

  static func signing(_ seed: UInt8) throws -> SigningKey {
    try #require(SigningKey(seed: [UInt8](repeating: seed, count: 32)))
  }

  static func log() throws -> SigningKey { try signing(1) }

  static func note() throws -> NoteKey {
    try #require(NoteKey(name: origin, key: log().verificationKey))
  }

  static func station(_ name: String) throws -> SigningKey {
    try signing(UInt8(truncatingIfNeeded: name.utf8.reduce(0) { $0 &* 31 &+ Int($1) } | 0x80))
  }

  static func stations(_ names: [String] = ["ST-01", "ST-02"]) throws -> [String: VerificationKey] {
    Dictionary(uniqueKeysWithValues: try names.map { ($0, try station($0).verificationKey) })
  }
}
