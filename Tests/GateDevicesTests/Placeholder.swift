enum GateDevicesTestsPlaceholder {}
