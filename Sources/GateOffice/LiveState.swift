import GateDiscs
import GateDomain
import GateWire

/// What stations show now and what was counted lately; kept in memory only, since nothing is
/// decided by it.
struct LiveState: Sendable {
  var reports: [Identifier<Station>: StationReport] = [:]
  var seen: [Identifier<Station>: Timestamp] = [:]
  var figures: [Int: (at: Timestamp, figures: RequestFigures)] = [:]
  var figuresBeingCounted: Set<Int> = []
  var waiting: [Identifier<Person>: WaitingList] = [:]
  var burns: [Identifier<Burn>: BurnProgress] = [:]
  /// When the staging folder was last searched for what nobody owns.
  var orphansErased: Timestamp?
}
