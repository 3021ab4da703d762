import CSQLite
import GateExtraction

/// The hosts in a browser's history, which is a database of SQLite.
///
/// Security: the bytes are outside bytes. SQLite sees a copy in memory that holds no programs; it
/// opens no file, and what it makes of them stays in this process.
@safe struct HistoryReader {
  // A history longer than this was not written by a person.
  private static let rowLimit = 500_000
  private static let hostLimit = 100_000
  private static let urlLimit = 4_096
  private static let stepsBetweenQuestions: Int32 = 20_000
  // Chromium's and Firefox's.
  private static let tables = ["urls", "moz_places"]

  private let source: Source
  private let database: OpaquePointer

  /// Reads the hosts of a history; of another database nothing.
  static func read(_ source: Source) throws(Unread) {
    guard source.bytes.count <= Int(clamping: source.reading.limits.memberBytes) else {
      throw Unread(.sizeLimit, "database")
    }
    let bytes = try whole(source)
    var opened: OpaquePointer?
    let result = unsafe bytes.withMemory { memory in
      unsafe gate_sqlite_open(memory.baseAddress, memory.count, &opened)
    }
    defer { unsafe sqlite3_close_v2(opened) }
    guard result == SQLITE_OK, let database = unsafe opened else { throw broken(result) }
    try unsafe HistoryReader(source: source, database: database).read()
  }

  // With what stands in the log alone.
  private static func whole(_ source: Source) throws(Unread) -> Bytes {
    guard let bytes = source.log, let log = try WriteAheadLog(bytes, of: source.bytes) else {
      return source.bytes
    }
    return try log.applied(limit: Int(clamping: source.reading.limits.memberBytes))
  }

  private func read() throws(Unread) {
    unsafe sqlite3_progress_handler(
      database, Self.stepsBetweenQuestions,
      { context in
        guard let context = unsafe context else { return 1 }
        return unsafe Unmanaged<Reading>.fromOpaque(context).takeUnretainedValue().isOverNow ? 1 : 0
      }, Unmanaged.passUnretained(source.reading).toOpaque())
    let present = try tables()
    for table in Self.tables where present.contains(table) { try readHosts(of: table) }
  }

  // Reading the list also finds out whether this is a database at all.
  private func tables() throws(Unread) -> Set<String> {
    var found: Set<String> = []
    let sql =
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('urls', 'moz_places')"
    try rows(of: sql) { found.insert($0) }
    return found
  }

  private func readHosts(of table: String) throws(Unread) {
    let lines = source.lines(BrowserHistory.part, .line)
    defer { lines.finish() }
    var (count, hosts) = (0, Set<String>())
    let sql = "SELECT substr(url, 1, \(Self.urlLimit)) FROM \(table) LIMIT \(Self.rowLimit + 1)"
    try rows(of: sql) { url in
      count += 1
      guard let host = Self.host(url), hosts.count < Self.hostLimit, hosts.insert(host).inserted
      else { return }
      lines.line(host)
    }
    if count > Self.rowLimit || hosts.count >= Self.hostLimit { throw Unread(.sizeLimit, table) }
    source.say(.custom, BrowserHistory.rows, String(count))
  }

  private func rows(of sql: String, _ body: (String) -> Void) throws(Unread) {
    var statement: OpaquePointer?
    defer { unsafe sqlite3_finalize(statement) }
    let prepared = unsafe sqlite3_prepare_v2(database, sql, -1, &statement, nil)
    guard prepared == SQLITE_OK else { throw broken(prepared) }
    while true {
      let step = unsafe sqlite3_step(statement)
      if step == SQLITE_DONE { return }
      try source.reading.check()
      guard step == SQLITE_ROW else { throw broken(step) }
      if let text = unsafe sqlite3_column_text(statement, 0) {
        body(unsafe String(cString: text))
      }
    }
  }

  private func broken(_ result: Int32) -> Unread { Self.broken(result) }

  private static func broken(_ result: Int32) -> Unread {
    Unread(.damaged, unsafe "database: \(String(cString: sqlite3_errstr(result)))")
  }

  /// The host of an address in small letters; nil when it has none.
  static func host(_ url: String) -> String? {
    guard let start = url.firstRange(of: "://") else { return nil }
    let rest = url[start.upperBound...].prefix { !"/?#".contains($0) }
    let host = rest.split(separator: "@").last.map { $0.prefix { $0 != ":" } }
    return host.flatMap { $0.isEmpty ? nil : $0.lowercased() }
  }
}
