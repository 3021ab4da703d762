public import GateAuditLog
public import GateDomain
public import GateSigning

/// Everything that proves one request: its last state, every record about it and its grant with the
/// proof that each is in the audit log, and the office's checkpoint.
///
/// Under the office's signature it can be carried away and checked without the server.
public struct EvidencePackage: SignableStatement, Hashable {
  /// One record, verbatim, with its proof.
  public struct Entry: Hashable, Sendable {
    /// Its place in the log.
    public let index: Int64
    /// The record's bytes as text.
    public let record: String
    /// The proof that it is there, in C2SP tlog-proof form.
    public let proof: String
  }

  /// Evidence is signed in a context of its own.
  public static var context: String { "evidence" }
  /// A request with 500 records and their proofs.
  public static var sizeLimit: Int { 16 << 20 }

  /// The request's number.
  public let number: String
  /// Who took it out of the console, and when.
  public let exportedBy: String
  /// When.
  public let exportedAt: Timestamp
  /// The signed grant and its signature; nil where there is none.
  public let grant: Unverified<Grant>?
  /// The records, in the order of the log.
  public let entries: [Entry]

  init(
    number: String, exportedBy: String, exportedAt: Timestamp, grant: Unverified<Grant>?,
    entries: [Entry]
  ) {
    self.number = number
    self.exportedBy = exportedBy
    self.exportedAt = exportedAt
    self.grant = grant
    self.entries = entries
  }

  /// The signed form.
  public var canonical: JSONValue {
    var members: [String: JSONValue] = [
      "entries": .array(
        entries.map {
          ["index": .integer($0.index), "proof": .string($0.proof), "record": .string($0.record)]
        }),
      "exported_at": .string(exportedAt.rfc3339), "exported_by": .string(exportedBy),
      "number": .string(number),
    ]
    if let grant {
      members["grant"] = [
        "signature": .string(grant.signature), "statement": .string(grant.statement),
      ]
    }
    return .object(members)
  }

  /// Reads the signed form.
  public init?(canonical: JSONValue) {
    guard let number = canonical["number"]?.string, let by = canonical["exported_by"]?.string,
      let at = canonical["exported_at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let entries = canonical["entries"]?.array?.map(Entry.init(canonical:)),
      !entries.contains(where: { $0 == nil })
    else { return nil }
    let grant = canonical["grant"].flatMap { value in
      value["statement"]?.string.flatMap { statement in
        value["signature"]?.string.map { Unverified<Grant>(statement: statement, signature: $0) }
      }
    }
    self.init(
      number: number, exportedBy: by, exportedAt: at, grant: grant,
      entries: entries.compactMap(\.self))
    guard self.canonical == canonical else { return nil }
  }

  /// The entries whose proofs do not hold under the log's key; empty when all do.
  public func unproved(by key: NoteKey) -> [Int64] {
    entries.filter { entry in
      guard let proof = LogProof(text: entry.proof), proof.inclusion.index == entry.index else {
        return true
      }
      return !proof.proves(Array(entry.record.utf8), key: key)
    }.map(\.index)
  }
}

extension EvidencePackage.Entry {
  fileprivate init?(canonical: JSONValue) {
    guard let index = canonical["index"]?.integer, let record = canonical["record"]?.string,
      let proof = canonical["proof"]?.string
    else { return nil }
    self.init(index: index, record: record, proof: proof)
  }
}
