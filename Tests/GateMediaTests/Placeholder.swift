enum GateMediaTestsPlaceholder {}
