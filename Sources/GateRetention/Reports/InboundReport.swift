public import GateDomain

/// A machine's report that came through the gate as an inbound file.
public struct InboundReport: Hashable, Sendable, Codable {
  /// Why a report was not imported.
  public enum Reason: String, Hashable, Sendable, CaseIterable, Codable {
    /// The file holds something else, whatever its name says.
    case noReport = "no-report"
    /// The signature is wrong, or nobody enrolled the machine that it names.
    case unverified = "unverified-report"
    /// Another report of this machine has its number.
    case replayed = "replayed-report"
    /// What lies in the release folder is not what the station judged.
    case changed = "changed-file"

    /// What is wrong.
    public var words: Words {
      switch self {
      case .noReport: Words("不是检查报告", "it is no inspection report")
      case .unverified:
        Words("签名不符，或计算机没有登记", "its signature is wrong, or nobody enrolled its machine")
      case .replayed: Words("这个编号已有另一份报告", "another report has its number")
      case .changed: Words("放行后的文件已改变或不在", "the released file was changed or is gone")
      }
    }

    /// What to do next.
    public var hint: Words {
      switch self {
      case .noReport:
        Words("请用 gate-inspect run 生成的文件重新导入", "bring the file that gate-inspect run made")
      case .unverified:
        Words("请核对是哪台计算机的报告，并查明文件从哪里来", "find out which machine made it and where it came from")
      case .replayed:
        Words("已记为异常；请查明这台计算机是否被还原或仿冒", "it is on record; was the machine set back or copied?")
      case .changed:
        Words("请检查中间机的放行目录，再重新导入", "look at the station's release folder, then bring it again")
      }
    }
  }

  /// What became of it.
  public enum State: Hashable, Sendable, Codable {
    /// It waits for the release of its file, or for the server.
    case waiting
    /// It was imported, now or before.
    case imported(machine: Identifier<ExternalMachine>, number: UInt64)
    /// It was not.
    case held(Reason)
  }

  /// The transfer that brought it.
  public let transfer: Identifier<Transfer>
  /// Its number among the transfer's files.
  public let index: UInt64
  /// The file's path on the medium.
  public let path: RawName
  /// When the station judged it.
  public let at: Timestamp
  /// What became of it.
  public var state: State

  /// Describes a report that has come.
  public init(
    transfer: Identifier<Transfer>, index: UInt64, path: RawName, at: Timestamp,
    state: State = .waiting
  ) {
    self.transfer = transfer
    self.index = index
    self.path = path
    self.at = at
    self.state = state
  }

  /// Whether a file is to be read as a report, by its name; its signature decides what it is.
  public static func isNamed(_ path: RawName) -> Bool {
    let suffix = Array(".\(InspectionReport.fileExtension)".utf8)
    return path.bytes.count > suffix.count && path.bytes.suffix(suffix.count).elementsEqual(suffix)
  }
}
