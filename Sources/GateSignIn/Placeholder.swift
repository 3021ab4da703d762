enum GateSignInPlaceholder {}
