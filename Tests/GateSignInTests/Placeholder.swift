enum GateSignInTestsPlaceholder {}
