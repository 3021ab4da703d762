enum GatePolicyTestsPlaceholder {}
