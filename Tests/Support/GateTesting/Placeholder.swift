enum GateTestingPlaceholder {}
