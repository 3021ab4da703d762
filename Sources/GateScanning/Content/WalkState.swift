import GateWire

/// What all walks through one file share.
struct WalkState {
  let types: TypeDetector
  let budget: ScanBudget
  let findings = Findings()
  let rules: YaraRules?
  let seen: SeenLayers

  init(_ limits: ScanLimits, _ types: TypeDetector, _ rules: YaraRules?, _ seen: SeenLayers) {
    self.types = types
    self.rules = rules
    self.seen = seen
    budget = ScanBudget(limits)
  }
}
