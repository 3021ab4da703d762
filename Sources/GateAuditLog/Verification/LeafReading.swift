import Dispatch
import GateDomain
import GateSigning
import Synchronization

/// What one leaf says by itself, before it is held against its neighbours.
struct LeafReading: Sendable {
  /// What is wrong with it, in the order it is to be reported.
  private(set) var defects: [LogFinding.Code] = []
  /// Its hash in the tree.
  let leaf: Digest
  /// What kind of event, and when; nil if it is no record.
  private(set) var event: (kind: RecordEvent, time: Timestamp)?
  /// For a station's record: which station, its place in the chain and the head it makes.
  private(set) var station: (name: String, chain: StationChain, head: StationChainHead)?

  init(_ bytes: [UInt8], keys: [String: VerificationKey]) {
    leaf = TreeHash.leaf(bytes)
    if let scan = ServerRecordScan(bytes: bytes) {
      event = (scan.event, scan.time)
    } else if let record = Record(bytes: bytes) {
      event = (record.event, record.time)
      read(record, bytes: bytes, keys: keys)
    } else {
      defects = [Self.reason(for: bytes)]
    }
  }

  private mutating func read(
    _ record: Record, bytes: [UInt8], keys: [String: VerificationKey]
  ) {
    if let defect = record.chainDefect { defects.append(.chain(defect)) }
    guard let name = record.station, let chain = record.chain else { return }
    station = (name, chain, StationChainHead(after: chain, bytes: bytes))
    guard let key = keys[name] else { return defects.append(.stationUnknown) }
    if !record.isSigned(by: key) { defects.append(.stationSignatureInvalid) }
  }

  private static func reason(for bytes: [UInt8]) -> LogFinding.Code {
    guard let value = try? CanonicalJSON.decode(bytes), let event = value["ev"]?.string,
      RecordEvent(rawValue: event) == nil
    else { return .recordMalformed }
    return .recordUnknownEvent
  }
}

extension LeafReading {
  private static let slices = 8

  /// Reads a bundle's leaves on all cores: signatures are most of the work.
  static func all(_ leaves: [[UInt8]], keys: [String: VerificationKey]) -> [LeafReading] {
    let parts = Mutex<[Int: [LeafReading]]>([:])
    DispatchQueue.concurrentPerform(iterations: slices) { slice in
      let range = (leaves.count * slice / slices)..<(leaves.count * (slice + 1) / slices)
      let readings = leaves[range].map { LeafReading($0, keys: keys) }
      parts.withLock { $0[slice] = readings }
    }
    return parts.withLock { parts in (0..<slices).flatMap { parts[$0] ?? [] } }
  }
}
