public import GateDomain

/// What people and stations do with a medium of the register.
public enum MediumAct: Hashable, Sendable, Codable {
  /// It is set aside for a burn.
  case allocate(Identifier<Burn>)
  /// That burn wrote it and read it back.
  case write(Identifier<Burn>, level: DiscLevel)
  /// That burn spoiled it.
  case spoil(Identifier<Burn>)
  /// That burn wrote nothing: it is blank again.
  case release(Identifier<Burn>)
  /// It is handed to somebody until a moment.
  case issue(to: String, due: Timestamp)
  /// It came back.
  case giveBack
  /// Another person keeps it from now on.
  case handOver(Identifier<Person>)
  /// One of two people says that it was destroyed.
  case destroy
  /// What was said about its destruction was a mistake.
  case keep
  /// It is put away for good.
  case archive

  /// The word that records use.
  public var name: String {
    switch self {
    case .allocate: "allocate"
    case .write: "write"
    case .spoil: "spoil"
    case .release: "release"
    case .issue: "issue"
    case .giveBack: "return"
    case .handOver: "hand-over"
    case .destroy: "destroy"
    case .keep: "keep"
    case .archive: "archive"
    }
  }
}
