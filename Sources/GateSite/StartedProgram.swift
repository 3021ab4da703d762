import GateLinux

/// The frame around a program that serves one data folder.
public enum StartedProgram {
  /// Runs `body` while this process alone holds `folder`.
  ///
  /// - Parameters:
  ///   - folder: The data folder, which must exist.
  ///   - body: The program's work.
  /// - Returns: Whether it ended as it should; otherwise the reason and its remedy are on
  ///   standard error.
  public nonisolated(nonsending) static func run(
    locking folder: String, _ body: nonisolated(nonsending) () async throws -> Void
  ) async -> Bool {
    do {
      guard let lock = try FolderLock(folder: folder) else { throw StartFailure.inUse(folder) }
      try await body()
      _ = consume lock
      return true
    } catch is CancellationError {
      // Told to stop while something waited: an end as it should be.
      return true
    } catch {
      try? Stream.write(Array((StartFailure.text(for: error) + "\n").utf8), to: 2)
      return false
    }
  }
}
