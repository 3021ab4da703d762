/// The server's tables, one text a version; a text that has shipped is never changed.
enum ServerSchema {
  static let migrations = [
    """
    CREATE TABLE person (
      id TEXT PRIMARY KEY, json TEXT NOT NULL, password TEXT NOT NULL,
      failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE session (
      token TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person(id),
      form_token TEXT NOT NULL, opened INTEGER NOT NULL, seen INTEGER NOT NULL);
    CREATE TABLE request (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, requester TEXT NOT NULL,
      state TEXT NOT NULL, json TEXT NOT NULL);
    CREATE INDEX request_by_requester ON request (requester, id);
    CREATE INDEX request_by_state ON request (state, id);
    CREATE TABLE issued_grant (
      id TEXT PRIMARY KEY, request TEXT NOT NULL UNIQUE REFERENCES request(id),
      station TEXT NOT NULL, state TEXT NOT NULL, lease TEXT, not_after INTEGER NOT NULL,
      minted_by INTEGER NOT NULL, statement TEXT NOT NULL, signature TEXT NOT NULL);
    CREATE INDEX grant_by_station ON issued_grant (station, state);
    CREATE TABLE transfer (
      id TEXT PRIMARY KEY, request TEXT NOT NULL, requester TEXT NOT NULL,
      station TEXT NOT NULL, is_final INTEGER NOT NULL, json TEXT NOT NULL);
    CREATE INDEX transfer_by_requester ON transfer (requester, id);
    CREATE INDEX transfer_by_request ON transfer (request, id);
    CREATE TABLE transfer_file (
      transfer TEXT NOT NULL, number INTEGER NOT NULL, is_held INTEGER NOT NULL,
      json TEXT NOT NULL, PRIMARY KEY (transfer, number)) WITHOUT ROWID;
    CREATE INDEX held_file ON transfer_file (transfer, is_held, number);
    CREATE TABLE skipped_entry (
      number INTEGER PRIMARY KEY, transfer TEXT NOT NULL, json TEXT NOT NULL);
    CREATE INDEX skipped_by_transfer ON skipped_entry (transfer, number);
    CREATE TABLE station (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL, token TEXT NOT NULL UNIQUE,
      sequence INTEGER NOT NULL, last TEXT NOT NULL);
    CREATE TABLE outbox (number INTEGER PRIMARY KEY AUTOINCREMENT, bytes BLOB NOT NULL);
    CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    """,
    """
    CREATE TABLE review (
      transfer TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, json TEXT,
      PRIMARY KEY (transfer, number)) WITHOUT ROWID;
    CREATE INDEX review_by_state ON review (state, transfer, number);
    CREATE TABLE review_decision (
      id TEXT PRIMARY KEY, transfer TEXT NOT NULL, number INTEGER NOT NULL, station TEXT NOT NULL,
      state TEXT NOT NULL, minted_by INTEGER NOT NULL, statement TEXT NOT NULL,
      signature TEXT NOT NULL, report TEXT);
    CREATE INDEX decision_by_station ON review_decision (station, state);
    CREATE INDEX decision_by_file ON review_decision (transfer, number);
    INSERT INTO review (transfer, number, state)
      SELECT f.transfer, f.number, 'undecided' FROM transfer_file f
      JOIN transfer t ON t.id = f.transfer
      WHERE f.is_held AND t.is_final AND json_type(t.json, '$.state.released') IS NOT NULL;
    """,
  ]
}
