/// An error that can be shown to a person as it is: what is wrong and what to do.
public protocol ExplainedError: Error {
  /// What is wrong and what to do.
  var explanation: Explanation { get }
}
