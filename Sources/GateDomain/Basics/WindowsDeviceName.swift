/// Names under which Windows opens a device instead of a file.
///
/// They are taken in every folder, with any extension and in any case (Naming Files, Paths, and
/// Namespaces, Win32); ¹, ² and ³ count as digits there.
public enum WindowsDeviceName {
  private static let stems: Set<String> = {
    let digits = "123456789¹²³".map(String.init)
    return Set(
      ["con", "prn", "aux", "nul", "conin$", "conout$"] + digits.map { "com" + $0 }
        + digits.map { "lpt" + $0 })
  }()

  /// Whether a file of that name, without its folders, cannot be opened.
  public static func matches(_ name: some StringProtocol) -> Bool {
    stems.contains(name.prefix { $0 != "." }.lowercased())
  }
}
