enum GateStorePlaceholder {}
