/// The tables of external machines, their reports and findings.
enum MachineSchema {
  static let tables = """
    CREATE TABLE external_machine (id TEXT PRIMARY KEY, json TEXT NOT NULL);
    CREATE TABLE machine_report (
      machine TEXT NOT NULL, number INTEGER NOT NULL, digest TEXT NOT NULL, at INTEGER NOT NULL,
      open INTEGER NOT NULL, statement TEXT NOT NULL, signature TEXT NOT NULL,
      PRIMARY KEY (machine, number)) WITHOUT ROWID;
    CREATE TABLE machine_finding (
      id TEXT PRIMARY KEY, machine TEXT NOT NULL, state TEXT NOT NULL, json TEXT NOT NULL);
    CREATE INDEX finding_by_machine ON machine_finding (machine, state);
    CREATE TABLE machine_incident (
      number INTEGER PRIMARY KEY, machine TEXT NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL);
    CREATE INDEX incident_by_machine ON machine_incident (machine, number);
    """

  /// Burned discs that are still to be registered, and reports that came as files.
  static let exportsAndReports = """
    CREATE TABLE machine_export (burn TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE machine_inbox (
      transfer TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL,
      is_released INTEGER NOT NULL, is_open INTEGER NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (transfer, number)) WITHOUT ROWID;
    CREATE INDEX machine_inbox_open ON machine_inbox (is_released, is_open, at);
    CREATE INDEX machine_inbox_by_time ON machine_inbox (at);
    """
}
