/// Something on a medium that is no regular file: recorded, never followed, never copied.
public struct SkippedEntry: Hashable, Sendable, Codable {
  /// What such an entry can be.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A symbolic link.
    case symbolicLink = "symbolic-link"
    /// A character or block device, a pipe or a socket.
    case special
    /// A second stream of an NTFS file.
    case alternateStream = "alternate-stream"
    /// A folder that contains itself or lies too deep.
    case loop
    /// An entry whose metadata could not be read.
    case unreadable
    /// An entry of a disc whose name no reader here can show.
    case nameUnread = "name-unread"
  }

  /// Its path on the medium, raw.
  public let path: RawName
  /// What it is.
  public let kind: Kind

  /// Describes an entry.
  public init(path: RawName, kind: Kind) {
    self.path = path
    self.kind = kind
  }
}

extension SkippedEntry.Kind {
  /// What the entry is, in words.
  public var words: Words {
    switch self {
    case .symbolicLink: Words("符号链接，未跟随", "a symbolic link, not followed")
    case .special: Words("设备或管道文件，未读取", "a device or pipe, not read")
    case .alternateStream: Words("NTFS 附加数据流，未复制", "an NTFS alternate stream, not copied")
    case .loop: Words("目录循环或层数过深，未进入", "a folder that loops or lies too deep, not entered")
    case .unreadable: Words("元数据无法读取", "its metadata could not be read")
    case .nameUnread:
      Words(
        "光盘上的名称过长或有误，未读取；请改名（不超过 40 个汉字）后重新刻录",
        "its name on the disc is too long or damaged, not read; rename it (at most 40 Chinese"
          + " characters) and burn again")
    }
  }
}
