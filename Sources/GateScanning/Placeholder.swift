enum GateScanningPlaceholder {}
