enum GateLinuxPlaceholder {}
