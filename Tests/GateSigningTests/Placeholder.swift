enum GateSigningTestsPlaceholder {}
