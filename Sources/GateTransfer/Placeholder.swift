enum GateTransferPlaceholder {}
