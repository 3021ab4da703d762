enum GateLinuxTestsPlaceholder {}
