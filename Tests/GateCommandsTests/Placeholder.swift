enum GateCommandsTestsPlaceholder {}
