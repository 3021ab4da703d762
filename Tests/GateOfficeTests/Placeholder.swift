enum GateOfficeTestsPlaceholder {}
