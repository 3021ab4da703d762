public import GateDomain

/// The kinds of medium that the register keeps.
public enum MediumKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// CD-R.
  case cdR = "cd-r"
  /// DVD-R or DVD+R.
  case dvdR = "dvd-r"
  /// BD-R.
  case bdR = "bd-r"
  /// A USB stick or disk.
  case stick

  /// The letters that its numbers begin with.
  public var prefix: String {
    switch self {
    case .cdR: "CD"
    case .dvdR: "DVD"
    case .bdR: "BD"
    case .stick: "USB"
    }
  }

  /// The kind's name.
  public var words: Words {
    switch self {
    case .cdR: DiscKind.cdR.words
    case .dvdR: DiscKind.dvdR.words
    case .bdR: DiscKind.bdR.words
    case .stick: Words("移动存储介质", "USB stick or disk")
    }
  }

  /// Whether a disc of that kind in a burner can be this medium.
  public func matches(_ kind: DiscKind) -> Bool { rawValue == kind.rawValue }
}

/// Which way data goes on a medium (专盘专用); never both.
public enum MediumUse: String, Hashable, Sendable, Codable, CaseIterable {
  /// Data comes in on it.
  case inbound
  /// Data goes out on it.
  case outbound

  /// The use's name.
  public var words: Words {
    switch self {
    case .inbound: Words("导入专用", "inbound only")
    case .outbound: Words("导出专用", "outbound only")
    }
  }
}
