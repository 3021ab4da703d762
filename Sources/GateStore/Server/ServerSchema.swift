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
    """
    -- requests: drafts, lent roles, submissions by key, and what lists and figures ask for
    CREATE TABLE draft (
      person TEXT NOT NULL, form TEXT NOT NULL, json TEXT NOT NULL, saved INTEGER NOT NULL,
      PRIMARY KEY (person, form)) WITHOUT ROWID;
    CREATE TABLE mandate (
      id TEXT PRIMARY KEY, giver TEXT NOT NULL, taker TEXT NOT NULL, roles TEXT NOT NULL,
      not_before INTEGER NOT NULL, not_after INTEGER NOT NULL);
    CREATE INDEX mandate_by_taker ON mandate (taker, not_after);
    CREATE INDEX mandate_by_giver ON mandate (giver, not_after);
    CREATE TABLE submission (
      person TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL,
      PRIMARY KEY (person, key)) WITHOUT ROWID;
    ALTER TABLE request ADD COLUMN form TEXT NOT NULL DEFAULT 'inbound';
    ALTER TABLE request ADD COLUMN department TEXT NOT NULL DEFAULT '';
    ALTER TABLE request ADD COLUMN submitted INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE request ADD COLUMN decided INTEGER;
    ALTER TABLE request ADD COLUMN ends INTEGER;
    CREATE INDEX request_by_submission ON request (submitted);
    CREATE INDEX request_by_end ON request (ends) WHERE ends IS NOT NULL;
    CREATE INDEX grant_by_state ON issued_grant (state, not_after);
    """,
    """
    -- people
    ALTER TABLE person ADD COLUMN state TEXT NOT NULL DEFAULT 'active';
    ALTER TABLE person ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE person ADD COLUMN password_set INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE person ADD COLUMN lockouts INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE session ADD COLUMN name TEXT NOT NULL DEFAULT '';
    ALTER TABLE session ADD COLUMN is_pending INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';
    ALTER TABLE session ADD COLUMN stepped INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX session_by_person ON session (person);
    CREATE TABLE old_password (
      number INTEGER PRIMARY KEY, person TEXT NOT NULL, hash TEXT NOT NULL);
    CREATE INDEX old_password_by_person ON old_password (person, number);
    CREATE TABLE address_failure (
      address TEXT PRIMARY KEY, failures INTEGER NOT NULL, until INTEGER NOT NULL,
      seen INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE account_change (
      id TEXT PRIMARY KEY, account TEXT NOT NULL, state TEXT NOT NULL, password TEXT,
      json TEXT NOT NULL);
    CREATE INDEX account_change_by_state ON account_change (state, id);
    CREATE TABLE passkey (
      credential TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person(id),
      name TEXT NOT NULL, key TEXT NOT NULL, counter INTEGER NOT NULL, added INTEGER NOT NULL);
    CREATE INDEX passkey_by_person ON passkey (person);
    CREATE TABLE time_code (
      person TEXT PRIMARY KEY REFERENCES person(id), secret TEXT NOT NULL,
      last_step INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE challenge (
      digest TEXT PRIMARY KEY, purpose TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE pledge (
      number INTEGER PRIMARY KEY, person TEXT NOT NULL, json TEXT NOT NULL);
    CREATE INDEX pledge_by_person ON pledge (person, number);
    """,
    MachineSchema.tables,
    // Discs: burn requests, burns, the register.
    """
    CREATE TABLE burn_draft (
      id TEXT PRIMARY KEY, requester TEXT NOT NULL, station TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE TABLE burn_staged_file (
      draft TEXT NOT NULL, number INTEGER NOT NULL, path BLOB NOT NULL, json TEXT NOT NULL,
      is_judged INTEGER NOT NULL, PRIMARY KEY (draft, number), UNIQUE (draft, path))
      WITHOUT ROWID;
    CREATE INDEX burn_unjudged ON burn_staged_file (is_judged, draft, number);
    CREATE TABLE burn_request (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, requester TEXT NOT NULL,
      state TEXT NOT NULL, json TEXT NOT NULL);
    CREATE INDEX burn_request_by_state ON burn_request (state, id);
    CREATE TABLE burn_grant (
      id TEXT PRIMARY KEY, request TEXT NOT NULL UNIQUE, station TEXT NOT NULL,
      is_open INTEGER NOT NULL, not_after INTEGER NOT NULL, minted_by INTEGER NOT NULL,
      allowance TEXT NOT NULL, statement TEXT NOT NULL, signature TEXT NOT NULL);
    CREATE INDEX burn_grant_open ON burn_grant (is_open, not_after);
    CREATE TABLE burn (
      id TEXT PRIMARY KEY, request TEXT NOT NULL, burn_grant TEXT NOT NULL, station TEXT NOT NULL,
      disc TEXT NOT NULL, is_final INTEGER NOT NULL, json TEXT NOT NULL);
    CREATE INDEX burn_by_request ON burn (request, id);
    CREATE INDEX burn_by_station ON burn (station, is_final);
    CREATE TABLE settled_burn (burn TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE medium (
      number TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, custodian TEXT NOT NULL,
      holder TEXT NOT NULL, due INTEGER, json TEXT NOT NULL);
    CREATE INDEX medium_by_state ON medium (state, number);
    CREATE TABLE medium_file (
      medium TEXT NOT NULL, number INTEGER NOT NULL, digest BLOB NOT NULL, path TEXT NOT NULL,
      PRIMARY KEY (medium, number)) WITHOUT ROWID;
    CREATE INDEX medium_file_by_digest ON medium_file (digest, medium);
    CREATE TABLE stocktake (
      number INTEGER PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL);
    CREATE TABLE medium_change (
      number INTEGER PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL, change TEXT NOT NULL);
    CREATE INDEX medium_change_by_kind ON medium_change (kind, at);
    """,
    // Requests: the figures of months are counted in an index alone.
    """
    DROP INDEX request_by_submission;
    CREATE INDEX request_by_submission ON request (submitted, state, form, department, decided);
    """,
    DiscSchema.texts,
    """
    -- people and requests: files handed in with forms, and what the server has noted
    CREATE TABLE attachment (
      id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
      digest TEXT NOT NULL, at INTEGER NOT NULL, request TEXT) WITHOUT ROWID;
    CREATE INDEX attachment_unused ON attachment (owner, at) WHERE request IS NULL;
    CREATE TABLE noted (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
    MachineSchema.exportsAndReports,
    """
    -- people: secrets of time codes are sealed; those from before stand in `secret` until the server
    -- starts, which seals them
    ALTER TABLE time_code ADD COLUMN sealed BLOB;
    """,
    DiscSchema.keptFiles,
    """
    -- requests: how often any was changed, so that what was made of them can be kept; and those that
    -- allow something, which are few
    CREATE TABLE request_generation (value INTEGER NOT NULL);
    INSERT INTO request_generation VALUES (0);
    CREATE TRIGGER request_added AFTER INSERT ON request
      BEGIN UPDATE request_generation SET value = value + 1; END;
    CREATE TRIGGER request_changed AFTER UPDATE ON request
      BEGIN UPDATE request_generation SET value = value + 1; END;
    CREATE TRIGGER request_removed AFTER DELETE ON request
      BEGIN UPDATE request_generation SET value = value + 1; END;
    CREATE INDEX request_by_action ON request (state, json_extract(json, '$.terms.action'), id);
    """,
  ]
}
