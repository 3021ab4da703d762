enum GateConsoleTestsPlaceholder {}
