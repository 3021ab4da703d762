public import GateDomain
import GateSigning

/// The newest record of one station: what that station's next record must follow.
public struct StationChainHead: Hashable, Sendable {
  /// The number of the newest record; 0 before the first.
  public let sequence: Int64
  /// SHA-256 of that record's bytes.
  public let digest: Digest

  /// Before a station's first record.
  public static let beginning = StationChainHead(sequence: 0, digest: StationChain.beginning)

  /// Describes a head that was stored.
  public init(sequence: Int64, digest: Digest) {
    self.sequence = sequence
    self.digest = digest
  }

  /// The head after a record that stands in the chain.
  public init(after chain: StationChain, bytes: [UInt8]) {
    self.init(sequence: chain.sequence, digest: Digest.of(bytes))
  }

  /// What is wrong with `chain` as the next after this head; nil if nothing is.
  ///
  /// The signature is another matter: `Record.isSigned(by:)`.
  public func defect(of chain: StationChain) -> StationChainDefect? {
    if chain.sequence != sequence + 1 { return .sequence }
    return chain.previous == digest ? nil : .previous
  }
}

/// How a station's record fails to follow the one before.
public enum StationChainDefect: String, Error, Hashable, Sendable, CaseIterable {
  /// A record of a station that carries no place in a chain.
  case missing = "chain-missing"
  /// A record of the server that carries one.
  case unexpected = "chain-unexpected"
  /// A number was left out, repeated or swapped.
  case sequence = "chain-sequence"
  /// It names another record as the one before.
  case previous = "chain-previous"

  /// The defect in words.
  public var words: Words {
    switch self {
    case .missing: Words("中间机记录缺少链信息", "a station's record has no place in its chain")
    case .unexpected: Words("非中间机记录带有链信息", "a record that is no station's carries a chain")
    case .sequence: Words("中间机记录序号不连续", "a station's records are not numbered one by one")
    case .previous: Words("中间机记录未接续上一条", "a station's record does not follow the one before")
    }
  }
}

extension Record {
  private static let stationPrefix = "station:"

  /// The station whose record this is; nil for a record of the server.
  public var station: String? {
    source.hasPrefix(Self.stationPrefix) ? String(source.dropFirst(Self.stationPrefix.count)) : nil
  }

  /// Whether source and chain fit: a station's record has a chain, any other has none.
  public var chainDefect: StationChainDefect? {
    switch (station, chain) {
    case (nil, nil), (.some, .some): nil
    case (.some, nil): .missing
    case (nil, .some): .unexpected
    }
  }
}
