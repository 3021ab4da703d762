enum GateDomainTestsPlaceholder {}
