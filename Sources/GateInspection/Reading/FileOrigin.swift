import CFileFacts

/// Where a file came from, by what browsers and other programs left in its attributes.
enum FileOrigin {
  private static let names = [
    "user.xdg.origin.url", "user.xdg.referrer.url", "user.Zone.Identifier",
  ]

  /// The attributes' texts.
  static func of(_ file: Int32) -> [String] {
    names.compactMap { name in
      var text = [UInt8](repeating: 0, count: 2_048)
      let count = unsafe gate_attribute(file, name, &text, text.count)
      return count > 0 ? String(decoding: text.prefix(count), as: UTF8.self) : nil
    }
  }
}
