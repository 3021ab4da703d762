enum GateStationPlaceholder {}
