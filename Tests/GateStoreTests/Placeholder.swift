enum GateStoreTestsPlaceholder {}
