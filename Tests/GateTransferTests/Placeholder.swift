enum GateTransferTestsPlaceholder {}
