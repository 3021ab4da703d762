public import GateDomain

/// `GET /api/v1/station/grants`: one grant that a station may act on.
///
/// The statement is signed by the office; the station believes it only after its own check.
public struct StationGrant: Hashable, Sendable, Codable {
  /// The canonical bytes of the grant, as text, and their signature in hexadecimal digits.
  public let statement, signature: String
  /// The transfer that holds the lease; nil while none does.
  public let lease: Identifier<Transfer>?

  /// Hands out a grant.
  public init(statement: String, signature: String, lease: Identifier<Transfer>?) {
    self.statement = statement
    self.signature = signature
    self.lease = lease
  }
}

/// `GET /api/v1/station/reviews`: one decision on a held file that a station has to carry out.
///
/// The statement is signed by the office; the station believes it only after its own check, and
/// carries it out only as far as its own policy allows.
public struct StationReview: Hashable, Sendable, Codable {
  /// The canonical bytes of the decision, as text, and their signature in hexadecimal digits.
  public let statement, signature: String

  /// Hands out a decision.
  public init(statement: String, signature: String) {
    self.statement = statement
    self.signature = signature
  }
}

/// `POST /api/v1/station/records`: records of a station, oldest first, without gaps.
public struct RecordBatch: Hashable, Sendable, Codable {
  /// Most records of one batch.
  public static let limit = 500

  /// Canonical records with their station chain and signature.
  public let records: [String]

  /// Hands in records.
  public init(records: [String]) {
    self.records = records
  }
}

/// The answer to a batch: everything up to here is durable in the audit log.
public struct RecordAcknowledgement: Hashable, Sendable, Codable {
  /// The last sequence number that is in the audit log.
  public let sequence: Int64

  /// Acknowledges records.
  public init(sequence: Int64) {
    self.sequence = sequence
  }
}

/// `POST /api/v1/station/report`: what a station shows now; not recorded.
public struct StationReport: Hashable, Sendable, Codable {
  /// Devices that are plugged in.
  public let devices: [DeviceSighting]
  /// Transfers that are running, by identifier.
  public let progress: [String: TransferProgress]
  /// The engine and signatures that are loaded; nil before the engine is up.
  public let signatures: SignatureDatabase?

  /// Reports a moment.
  public init(
    devices: [DeviceSighting], progress: [String: TransferProgress],
    signatures: SignatureDatabase?
  ) {
    self.devices = devices
    self.progress = progress
    self.signatures = signatures
  }
}
