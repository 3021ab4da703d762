enum GatePolicyPlaceholder {}
