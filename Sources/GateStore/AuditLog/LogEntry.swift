import GateAuditLog
import GateDomain

/// A record that may be appended, with what the database looks it up by.
struct LogEntry: Sendable {
  let bytes: [UInt8]
  let leaf: Digest
  let id: String
  let object: (kind: String, id: String)
  let source: String
  let chain: StationChain?

  init(bytes: [UInt8]) throws(AuditLogError) {
    guard let record = Record(bytes: bytes) else {
      throw AuditLogError(.recordMalformed, "\(bytes.count) bytes")
    }
    if let defect = record.chainDefect {
      throw AuditLogError(.chainBroken, "\"\(record.id)\": \(defect.rawValue)")
    }
    self.bytes = bytes
    leaf = TreeHash.leaf(bytes)
    (id, object, source, chain) = (record.id, record.object, record.source, record.chain)
  }
}
