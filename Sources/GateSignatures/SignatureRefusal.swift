public import GateDomain

/// Why virus signatures were not taken over; those in force stay.
public struct SignatureRefusal: ExplainedError, Hashable, Sendable, Codable {
  /// The kinds of reasons.
  public enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    /// The file cannot be read.
    case unreadable
    /// Neither a signed database nor part of a bundle.
    case unknownKind = "unknown-kind"
    /// Damaged or cut off.
    case damaged
    /// Nobody whom the gate trusts has signed it.
    case notSigned = "not-signed"
    /// It holds no signatures.
    case empty
    /// It is older than what is in force.
    case older
    /// The same part twice in one order.
    case twice
    /// It belongs to the demonstration, which never mixes with real signatures.
    case demonstration
    /// A bundle with a name or files that no bundle may have.
    case unsuitableBundle = "unsuitable-bundle"
    /// The engine finds too little, or too much, with it.
    case selfTest = "self-test"
    /// The engine cannot be started at all.
    case engine
    /// There is no such set to go back to.
    case noSuchSet = "no-such-set"
    /// The set in force has changed or vanished on disk.
    case vanished
    /// The station's disk or store failed.
    case stationFault = "station-fault"
  }

  /// The reason.
  public let code: Code
  /// What it is about: the name of a file or of a part.
  public let subject: String

  /// Names a reason.
  public init(_ code: Code, _ subject: String = "") {
    self.code = code
    self.subject = RawName(subject).escaped
  }

  /// What is wrong and what to do.
  public var explanation: Explanation {
    Explanation(what: what, hint: hint)
  }
}
