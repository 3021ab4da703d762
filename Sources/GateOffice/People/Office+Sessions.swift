import GateAuditLog
public import GateDomain
import GatePolicy
import GateSignIn
import GateSite
public import GateStore

extension Office {
  /// A person's own live sessions, the last used first.
  public func sessions(of person: Person) async throws -> [StoredSession] {
    let now = Timestamp.now
    return try store.read { try $0.sessions(of: person.id) }.filter { isLive($0, at: now) }
  }

  /// Everybody's live sessions, the last used first.
  public func allSessions(by person: Person) async throws -> [StoredSession] {
    try await allow(.readAccounts, by: person, on: ("session", "all"))
    let now = Timestamp.now
    return try store.read { try $0.sessions() }.filter { isLive($0, at: now) }
  }

  /// Ends a session: one's own, or as security administrator anybody's.
  public func endSession(_ name: Identifier<StoredSession>, by person: Person) async throws {
    let isOwn = try store.read { try $0.sessions(of: person.id) }.contains { $0.name == name }
    if !isOwn { try await allow(.endSession, by: person, on: ("session", name.rawValue)) }
    try await change { transaction in
      guard let owner = try transaction.deleteSession(named: name) else { throw Refusal.notFound }
      let record = record(
        .sessionEnded, by: person, on: ("person", owner.rawValue),
        ["session": .string(name.rawValue)])
      try transaction.enqueue(record.bytes)
    }
  }
}
