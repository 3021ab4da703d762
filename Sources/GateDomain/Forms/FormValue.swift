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
  /// A file that was handed in with the form.
  case attachment(Attachment)
}

/// A file that was handed in with a form (附件).
///
/// The digest stands in the version that approvers decide about, so they decide about these bytes.
public struct Attachment: Hashable, Sendable, Codable {
  /// Its own name.
  public let id: Identifier<Attachment>
  /// What it is called.
  public let name: String
  /// How many bytes it has.
  public let size: UInt64
  /// SHA-256 of them.
  public let digest: Digest

  /// Describes a file.
  public init(id: Identifier<Attachment>, name: String, size: UInt64, digest: Digest) {
    self.id = id
    self.name = name
    self.size = size
    self.digest = digest
  }
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
