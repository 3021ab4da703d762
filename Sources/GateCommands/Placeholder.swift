enum GateCommandsPlaceholder {}
