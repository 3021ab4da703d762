public import GateDomain

/// What verification of a whole log came to.
public struct LogReport: Hashable, Sendable {
  /// How many findings are kept; the others are only counted.
  public static let findingLimit = 1000

  /// What the log has of one station.
  public struct StationSummary: Hashable, Sendable {
    /// How many records.
    public internal(set) var records: Int64
    /// The newest of them.
    public internal(set) var head: StationChainHead
  }

  /// The signed state of the log; nil if the checkpoint was not believed.
  public internal(set) var checkpoint: Checkpoint?
  /// How many records were read and hashed.
  public internal(set) var records: Int64 = 0
  /// How many of each kind.
  public internal(set) var events: [RecordEvent: Int64] = [:]
  /// What there is of each station.
  public internal(set) var stations: [String: StationSummary] = [:]
  /// The time that the first record claims.
  public internal(set) var firstTime: Timestamp?
  /// The latest time that any record claims.
  public internal(set) var lastTime: Timestamp?
  /// How many records claim an earlier time than one before them: worth a look, no finding,
  /// because stations send their records later than they write them.
  public internal(set) var backwardTimes: Int64 = 0
  /// How many signature lines of the checkpoint are by keys that were not given.
  public internal(set) var otherSignatures = 0
  /// The first findings, in the order of reading.
  public private(set) var findings: [LogFinding] = []
  /// How many findings there are in all.
  public private(set) var findingCount: Int64 = 0

  /// Whether the whole log was proved.
  public var isProved: Bool { checkpoint != nil && findingCount == 0 }

  mutating func add(_ code: LogFinding.Code, at place: String) {
    findingCount += 1
    if findings.count < Self.findingLimit { findings.append(LogFinding(code, at: place)) }
  }

  mutating func add(_ reading: LeafReading, index: Int64) {
    records += 1
    for defect in reading.defects { add(defect, at: "record \(index)") }
    if let event = reading.event {
      events[event.kind, default: 0] += 1
      add(event.time)
    }
    guard let station = reading.station else { return }
    let head = stations[station.name]?.head ?? .beginning
    if let defect = head.defect(of: station.chain) {
      add(.chain(defect), at: "record \(index)")
    }
    let count = stations[station.name]?.records ?? 0
    stations[station.name] = StationSummary(records: count + 1, head: station.head)
  }

  private mutating func add(_ time: Timestamp) {
    if firstTime == nil { firstTime = time }
    guard let last = lastTime, time < last else {
      lastTime = time
      return
    }
    backwardTimes += 1
  }
}
