public import GateDomain
import GRDB

extension ServerTransaction {
  /// Keeps what somebody has typed so far, in place of what was kept before.
  public func saveDraft(
    _ texts: [String: String], form: String, of person: Identifier<Person>, at time: Timestamp
  ) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO draft (person, form, json, saved) VALUES (?, ?, ?, ?)",
      arguments: [person.rawValue, form, try StoredJSON.encode(texts), time.milliseconds])
  }

  /// What somebody has typed so far; nil when nothing is kept.
  public func draft(form: String, of person: Identifier<Person>) throws
    -> (texts: [String: String], saved: Timestamp)?
  {
    try Row.fetchOne(
      database, sql: "SELECT json, saved FROM draft WHERE person = ? AND form = ?",
      arguments: [person.rawValue, form]
    ).map { (try StoredJSON.decode($0["json"]), Timestamp(milliseconds: $0["saved"])) }
  }

  /// The forms of which somebody has a draft.
  public func drafts(of person: Identifier<Person>) throws -> [String] {
    try String.fetchAll(
      database, sql: "SELECT form FROM draft WHERE person = ? ORDER BY saved DESC",
      arguments: [person.rawValue])
  }

  /// Forgets a draft.
  public func deleteDraft(form: String, of person: Identifier<Person>) throws {
    try database.execute(
      sql: "DELETE FROM draft WHERE person = ? AND form = ?", arguments: [person.rawValue, form])
  }

  /// The request that a person has already made with that key; nil the first time.
  public func submission(_ key: String, by person: Identifier<Person>) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT request FROM submission WHERE person = ? AND key = ?",
      arguments: [person.rawValue, key])
  }

  /// Notes which request a key made, so that sending the same page twice makes one.
  public func noteSubmission(
    _ key: String, by person: Identifier<Person>, request: Identifier<Request>
  ) throws {
    try database.execute(
      sql: "INSERT INTO submission (person, key, request) VALUES (?, ?, ?)",
      arguments: [person.rawValue, key, request.rawValue])
  }

  /// Approved requests without a grant whose period is over.
  public func endedRequests(at time: Timestamp) throws -> [Identifier<Request>] {
    try String.fetchAll(
      database, sql: "SELECT id FROM request WHERE ends <= ? LIMIT 1000",
      arguments: [time.milliseconds]
    ).map { Identifier($0) }
  }
}
