enum GateAdmissionPlaceholder {}
