enum GateDevicesPlaceholder {}
