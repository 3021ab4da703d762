/// A place of this console that a page may send its reader back to.
///
/// Security: it must NEVER name another host, or a link to this console could end at a forged
/// sign-in page.
struct ReturnPath: Sendable {
  /// A path with its query.
  let path: String

  /// The home page.
  static let home = ReturnPath(checked: "/")

  /// Takes a path of this console; nil for anything a browser could read as another origin.
  init?(_ text: String?) {
    guard let text, text.hasPrefix("/"), text.utf8.count <= 512,
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }),
      !text.hasPrefix("//")
    else { return nil }
    path = text
  }

  private init(checked: String) {
    path = checked
  }
}
