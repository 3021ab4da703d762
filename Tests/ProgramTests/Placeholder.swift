enum ProgramTestsPlaceholder {}
