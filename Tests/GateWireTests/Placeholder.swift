enum GateWireTestsPlaceholder {}
