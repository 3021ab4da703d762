import GateTesting

/// Both corpora, made once for all suites of this run.
enum SharedCorpus {
  private static let hostileTask = Task { try await Corpus.made(.hostile) }
  private static let ordinaryTask = Task { try await Corpus.made(.ordinary) }

  static func hostile() async throws -> Corpus {
    // The two are made side by side: the other is needed soon, too.
    _ = ordinaryTask
    return try await hostileTask.value
  }

  static func ordinary() async throws -> Corpus { try await ordinaryTask.value }
}
