extension Program {
  /// Waits for the program's end.
  ///
  /// - Parameter timeout: How long; then it is killed.
  /// - Returns: How it ended and what it wrote.
  /// - Throws: `ProgramError.timedOut`, or a cancellation, after which the program still runs.
  public func wait(timeout: Duration = .seconds(60)) async throws -> ProgramResult {
    let deadline = ContinuousClock.now + timeout
    while isRunning {
      guard ContinuousClock.now < deadline else {
        kill()
        throw ProgramError.timedOut(path, output: output, errors: errors)
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    return ProgramResult(ending: ending, output: output, errors: errors)
  }

  /// Waits until the program has written `text` to either output.
  ///
  /// - Parameters:
  ///   - text: What to wait for.
  ///   - timeout: How long.
  /// - Returns: The whole line that holds the text.
  /// - Throws: `ProgramError.silent` if it ends, or its time is over, before that.
  @discardableResult
  public func waitForLine(containing text: String, timeout: Duration = .seconds(30)) async throws
    -> String
  {
    let deadline = ContinuousClock.now + timeout
    while true {
      let wasRunning = isRunning
      if let line = line(containing: text) { return line }
      guard wasRunning, ContinuousClock.now < deadline else {
        throw ProgramError.silent(path, output: output, errors: errors)
      }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  private func line(containing text: String) -> String? {
    let lines = (output + errors).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.first { $0.contains(text) }.map(String.init)
  }
}
