extension PolicyProblem {
  /// The kinds of mistakes, as stable words for programs and tests.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// A file or folder that must be there is not.
    case missingFile = "missing-file"
    /// A file lies in the policy folder that the gate would not read.
    case unexpectedFile = "unexpected-file"
    /// The operating system would not let the file be read.
    case unreadableFile = "unreadable-file"
    /// The file is larger than any policy needs to be.
    case fileTooLarge = "file-too-large"
    /// The bytes are not UTF-8.
    case notUTF8 = "not-utf-8"
    /// Nothing but comments is in the file.
    case emptyFile = "empty-file"
    /// The text is no YAML.
    case syntax
    /// An anchor, an alias or a type tag, none of which a policy needs.
    case anchor
    /// A key is written twice.
    case duplicateKey = "duplicate-key"
    /// A key means nothing here.
    case unknownKey = "unknown-key"
    /// A key that must be there is not.
    case missingKey = "missing-key"
    /// A list where a text belongs, a word where a number belongs, and so on.
    case wrongType = "wrong-type"
    /// The kind is right, the value is not.
    case badValue = "bad-value"
    /// No role of that name.
    case unknownRole = "unknown-role"
    /// A role that must never decide requests.
    case roleCannotDecide = "role-cannot-decide"
    /// A list that needs an entry has none.
    case emptyList = "empty-list"
    /// Two entries that must differ are the same.
    case duplicateEntry = "duplicate-entry"
    /// Two entries say different things about one content type.
    case conflict
  }
}
