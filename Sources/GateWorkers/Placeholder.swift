enum GateWorkersPlaceholder {}
