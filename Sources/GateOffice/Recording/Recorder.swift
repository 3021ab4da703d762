import GateStore

/// Moves records from the store's outbox into the audit log, in order, one mover at a time.
actor Recorder {
  private let store: ServerStore
  private let log: AuditLogStore

  init(store: ServerStore, log: AuditLogStore) {
    self.store = store
    self.log = log
  }

  /// Returns when every record that was in the outbox is durable in the audit log.
  ///
  /// Repeating it after a death is harmless: the log knows records by their identifier.
  ///
  /// - Throws: What the log or the store threw; the outbox then keeps its records, and no grant
  ///   among them becomes usable.
  func flush() throws {
    while true {
      let waiting = try store.read { try $0.outbox(limit: 1_000) }
      guard let last = waiting.last else { return }
      _ = try log.append(waiting.map(\.bytes))
      try store.write { try $0.clearOutbox(upTo: last.number) }
    }
  }
}
