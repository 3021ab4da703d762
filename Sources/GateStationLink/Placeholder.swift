enum GateStationLinkPlaceholder {}
