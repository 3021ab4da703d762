import GateAuditLog
public import GateDomain
import GateSite
import GateStore
import Synchronization

extension Office {
  /// Records that hold every one of these words, newest first.
  ///
  /// - Parameters:
  ///   - words: Whole values: an account, a name, a number, a serial, a digest, a kind of event.
  ///   - before: Only records before this place; nil for all.
  ///   - limit: How many at most; never more than 10,000.
  ///   - person: Who asks.
  /// - Returns: The records.
  /// - Throws: What the layer below throws.
  public func search(_ words: [String], before: Int64?, limit: Int, by person: Person) throws
    -> [LoggedRecord]
  {
    guard Visibility.mayReadLog(person) else { throw Refusal.notAllowed }
    let words = words.map { $0.lowercased() }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return [] }
    let index = try searchIndex()
    try requireRecent(index)
    while try index.catchUp(with: log) {}
    let places = try index.places(
      of: words, before: before ?? .max, limit: min(max(limit, 1), 10_000))
    return try log.records(at: places).compactMap(knownRecords.record).filter { logged in
      let held = logged.record.searchWords
      return words.allSatisfy(held.contains)
    }
  }

  /// Takes into the index of the search what the log has grown by.
  ///
  /// To be called every few seconds; it does nothing that a search would wait long for.
  public func indexLog() async throws {
    let index = try searchIndex()
    try await onOwnThread(givesWay: true) {
      while try index.catchUp(with: self.log, limit: Self.indexedAtOnce) {}
    }
  }

  private static let indexedAtOnce = 2_000
  private static let indexedWhileAsked: Int64 = 3_000

  // A new index of a large log takes minutes: who asks is told so, rather than made to wait.
  private func requireRecent(_ index: SearchIndex) throws {
    let (reached, size) = (try index.reached(), log.size)
    guard size - reached > Self.indexedWhileAsked else { return }
    let percent = reached * 100 / size
    throw Refusal(
      .unavailable, "index-building",
      what: Words(
        "日志检索索引正在建立（已完成 \(percent)%）", "the index of the log is being built (\(percent) % done)"),
      hint: Words("请过一两分钟再查；记录本身不受影响", "search again in a minute or two; the records are all there")
    )
  }

  private func searchIndex() throws -> SearchIndex {
    try audit.withLock { state in
      if let index = state.search { return index }
      let index = try SearchIndex(path: "\(folder.server)/search.sqlite")
      state.search = index
      return index
    }
  }
}
