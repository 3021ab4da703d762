public import GateDomain

/// Why the audit log did not open, or did not take a record.
///
/// Nothing is allowed without a record.
public struct AuditLogError: ExplainedError, Sendable {
  /// What happened.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Bytes to append are no record in its canonical form.
    case recordMalformed = "record-malformed"
    /// The log holds another record of the same name.
    case recordConflict = "record-conflict"
    /// A station's record does not follow the station's newest one.
    case chainBroken = "chain-broken"
    /// The database cannot be opened or is no audit log.
    case databaseUnreadable = "log-database-unreadable"
    /// The database is damaged, or its records are not those that were signed.
    case databaseDamaged = "log-database-damaged"
    /// The log was signed with another key or has another origin.
    case keyDiffers = "log-key-differs"
    /// The exported folder knows more records than the database.
    case rolledBack = "log-rolled-back"
    /// The exported folder knows other records than the database.
    case forked = "log-forked"
    /// Another program wrote to the database.
    case writtenElsewhere = "log-written-elsewhere"
    /// The disk is full.
    case diskFull = "log-disk-full"
    /// The database refused to write or read.
    case storeFailed = "log-store-failed"
    /// The records are in the database, but the exported folder could not be brought up to date.
    case exportFailed = "log-export-failed"
  }

  /// What happened.
  public let code: Code
  /// The object it happened to and the cause as the system gave it, for operators.
  public let detail: String

  /// Describes an error.
  public init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }
}

extension AuditLogError: Hashable {
  /// Errors are equal by their codes; details may improve.
  public static func == (left: AuditLogError, right: AuditLogError) -> Bool {
    left.code == right.code
  }

  /// Hashes the code.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
  }
}
