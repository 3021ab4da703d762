enum GateConsolePlaceholder {}
