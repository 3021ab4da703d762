enum GateAdmissionTestsPlaceholder {}
