enum GateAuditLogTestsPlaceholder {}
