public import GateDomain

/// What is wrong with a database file.
public struct StoreError: ExplainedError, Hashable, Sendable {
  /// The kinds of failure; errors are equal by kind and file.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The file is no database, or one whose pages are damaged.
    case corrupt
    /// The file was written by a newer version of the program.
    case tooNew = "too-new"
    /// The disk has no room.
    case diskFull = "disk-full"
    /// Anything else that SQLite reports.
    case failed
  }

  /// The kind.
  public let code: Code
  /// The file.
  public let file: String
  /// What SQLite said.
  public let detail: String

  /// Describes a failure.
  public init(code: Code, file: String, detail: String) {
    self.code = code
    self.file = file
    self.detail = detail
  }

  /// A record is larger than the audit log takes.
  static let recordTooLarge = StoreError(
    code: .failed, file: "", detail: "record too large")

  /// The failure and its remedy in words.
  public var explanation: Explanation {
    switch code {
    case .corrupt:
      Explanation(
        what: Words("数据库文件已损坏：\(file)", "the database file \"\(file)\" is damaged"),
        hint: Words(
          "请停止服务，从备份恢复该文件；不要删除审计日志目录",
          "stop the service and restore the file from a backup; keep the audit log's folder"))
    case .tooNew:
      Explanation(
        what: Words("数据库由更新版本的程序写成：\(file)", "a newer version wrote the database \"\(file)\""),
        hint: Words("请使用新版本的程序", "use that version of the program"))
    case .diskFull:
      Explanation(
        what: Words("磁盘已满，无法写入：\(file)", "the disk is full, so \"\(file)\" cannot be written"),
        hint: Words("请释放空间；在此之前不会放行任何文件", "free some space; nothing is allowed until then"))
    case .failed:
      Explanation(
        what: Words("数据库操作失败：\(file)（\(detail)）", "the database \"\(file)\" failed: \(detail)"),
        hint: Words("请运行 gatectl doctor 查看原因", "run `gatectl doctor` to see why"))
    }
  }

  /// Equal by kind and file: what SQLite says may change.
  public static func == (left: StoreError, right: StoreError) -> Bool {
    left.code == right.code && left.file == right.file
  }

  /// Hashes kind and file.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(file)
  }
}
