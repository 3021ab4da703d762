/// The tables that discs got later: texts of files, what was deleted, receipts.
enum DiscSchema {
  /// Files that were judged before texts were read are judged again.
  static let texts = """
    CREATE TABLE disc_text (
      draft TEXT NOT NULL, number INTEGER NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (draft, number)) WITHOUT ROWID;
    CREATE TABLE disc_files_deleted (request TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE disc_receipt (
      request TEXT PRIMARY KEY, entered INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
    UPDATE burn_staged_file SET is_judged = 0;
    """

  /// Whose files still lie at the server, so that nobody has to look through everything that ever
  /// ended; and what people had typed when a request was stopped.
  static let keptFiles = """
    CREATE TABLE disc_files_kept (request TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE disc_draft_form (draft TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO disc_files_kept SELECT id FROM burn_request
      WHERE id NOT IN (SELECT request FROM disc_files_deleted);
    """
}
