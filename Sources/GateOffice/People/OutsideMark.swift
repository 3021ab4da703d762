/// Marks accounts whose password is kept elsewhere.
///
/// No hash looks like one of them, so none ever matches a password.
enum OutsideMark: String, CaseIterable {
  /// The office's directory keeps it.
  case directory = "{directory}"
  /// The host's authentication modules check it.
  case pam = "{pam}"

  /// The word for records.
  var name: String { self == .directory ? "directory" : "pam" }
}
