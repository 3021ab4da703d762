/// A station's tables, one text a version; a text that has shipped is never changed.
enum StationSchema {
  static let migrations = [
    """
    CREATE TABLE job (
      transfer TEXT PRIMARY KEY, is_final INTEGER NOT NULL, statement TEXT NOT NULL, signature TEXT NOT NULL, json TEXT NOT NULL, database TEXT);
    CREATE TABLE scanned_file (
      transfer TEXT NOT NULL, number INTEGER NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (transfer, number)) WITHOUT ROWID;
    CREATE TABLE skipped_entry (
      number INTEGER PRIMARY KEY, transfer TEXT NOT NULL, json TEXT NOT NULL);
    CREATE INDEX skipped_by_transfer ON skipped_entry (transfer, number);
    CREATE TABLE spool (sequence INTEGER PRIMARY KEY, record TEXT NOT NULL);
    CREATE TABLE chain (
      only INTEGER PRIMARY KEY CHECK (only = 1), sequence INTEGER NOT NULL, last TEXT NOT NULL);
    INSERT INTO chain VALUES (1, 0,
      '0000000000000000000000000000000000000000000000000000000000000000');
    """,
    """
    CREATE TABLE inspection (
      content BLOB NOT NULL, context BLOB NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (content, context)) WITHOUT ROWID;
    CREATE INDEX inspection_by_age ON inspection (context, at);
    """,
    """
    CREATE TABLE settled_review (decision TEXT PRIMARY KEY) WITHOUT ROWID;
    """,
    // Discs: burns that may have written.
    """
    CREATE TABLE burn_job (
      burn TEXT PRIMARY KEY, burn_grant TEXT NOT NULL, phase TEXT NOT NULL, json TEXT NOT NULL)
      WITHOUT ROWID;
    CREATE INDEX burn_job_by_grant ON burn_job (burn_grant, phase);
    """,
  ]
}
