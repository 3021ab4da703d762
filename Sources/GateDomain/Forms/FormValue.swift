/// What one field of a form holds once it was checked.
public enum FormValue: Hashable, Sendable, Codable {
  /// A text, or the word of a choice, a level, a person, a department or a station.
  case text(String)
  /// A whole number.
  case number(Int64)
  /// A day.
  case day(CalendarDay)
  /// A time from and until.
  case period(Window)
  /// One exact device.
  case device(DeviceIdentity)
  /// Several texts: lines, or hardware addresses.
  case list([String])
  /// Files that somebody names.
  case files([NamedFile])
}

/// A file that a form names.
public struct NamedFile: Hashable, Sendable, Codable {
  /// What it is called.
  public let name: String
  /// Its level, a word of the policy's `labels.yaml`; empty where the form asks for none.
  public let level: String
  /// How many copies are asked for.
  public let copies: Int

  /// Names a file.
  public init(name: String, level: String, copies: Int) {
    self.name = name
    self.level = level
    self.copies = copies
  }
}
