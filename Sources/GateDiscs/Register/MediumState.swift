public import GateDomain

/// Where a medium of the register is in its life.
public enum MediumState: Hashable, Sendable, Codable {
  /// Registered, unused, in store.
  case blank
  /// Set aside for this burn.
  case allocated(Identifier<Burn>)
  /// Burned and read back, or, for a stick, in store with data on it.
  case written
  /// A disc that must not be used: spoiled, or of unknown contents.
  case spoiled
  /// With somebody, who has to bring it back by then.
  case issued(to: String, due: Timestamp)
  /// Back from whoever had it.
  case returned
  /// One person says that it was destroyed; another has to confirm it.
  case destroying(by: Identifier<Person>)
  /// Gone, before two people.
  case destroyed
  /// Put away for good.
  case archived

  /// The word that the store, the wire and searches use.
  public var name: String {
    switch self {
    case .blank: "blank"
    case .allocated: "allocated"
    case .written: "written"
    case .spoiled: "spoiled"
    case .issued: "issued"
    case .returned: "returned"
    case .destroying: "destroying"
    case .destroyed: "destroyed"
    case .archived: "archived"
    }
  }

  /// Every name, in the order of a medium's life.
  public static let names = [
    "blank", "allocated", "written", "spoiled", "issued", "returned", "destroying", "destroyed",
    "archived",
  ]

  /// The words for a state's name.
  public static func words(for name: String) -> Words {
    switch name {
    case "blank": Words("空白", "blank")
    case "allocated": Words("已分配", "allocated")
    case "written": Words("已刻录", "written")
    case "spoiled": Words("废盘", "spoiled")
    case "issued": Words("已借出", "issued")
    case "returned": Words("已归还", "returned")
    case "destroying": Words("待确认销毁", "destruction to be confirmed")
    case "destroyed": Words("已销毁", "destroyed")
    default: Words("已归档", "archived")
    }
  }
}
