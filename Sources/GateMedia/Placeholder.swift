enum GateMediaPlaceholder {}
