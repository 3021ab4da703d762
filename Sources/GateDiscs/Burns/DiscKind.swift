public import GateDomain
public import GateWire

/// The kinds of disc that the office knows.
public enum DiscKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// CD-R, 700 MB.
  case cdR = "cd-r"
  /// DVD-R or DVD+R, 4.7 GB, or 8.5 GB in two layers.
  case dvdR = "dvd-r"
  /// BD-R, 25 GB or more.
  case bdR = "bd-r"

  /// The kind of a disc in a burner; nil for one that can be written again or is unknown.
  ///
  /// Security: only what can be written once: a disc whose content can be exchanged after the
  /// read-back proves nothing.
  public init?(_ report: DiscReport) {
    switch report.profile {
    case 0x09: self = .cdR
    case 0x11, 0x15, 0x16, 0x1b, 0x2b: self = .dvdR
    case 0x41, 0x42: self = .bdR
    default: return nil
    }
  }

  /// The kind's name.
  public var words: Words {
    switch self {
    case .cdR: Words("CD-R 光盘", "CD-R")
    case .dvdR: Words("DVD±R 光盘", "DVD±R")
    case .bdR: Words("BD-R 光盘", "BD-R")
    }
  }
}
