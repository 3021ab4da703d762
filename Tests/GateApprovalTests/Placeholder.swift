enum GateApprovalTestsPlaceholder {}
