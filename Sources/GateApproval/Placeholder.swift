enum GateApprovalPlaceholder {}
