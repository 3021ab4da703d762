enum LayoutTestsPlaceholder {}
