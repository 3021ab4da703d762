enum GateScanningTestsPlaceholder {}
