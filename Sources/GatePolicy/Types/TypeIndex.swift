import GateDomain

/// Finds the group of a content by its name or by its family.
///
/// `TypePolicy` reads no table in which two entries cover the same content, so at most one fits.
struct TypeIndex: Hashable {
  private var exact: [String: Int] = [:]
  private var families: [String: Int] = [:]

  init(_ groups: [TypeGroup]) {
    for (index, group) in groups.enumerated() {
      for content in group.contents {
        if content.hasSuffix("*") {
          families[String(content.dropLast())] = index
        } else {
          exact[content] = index
        }
      }
    }
  }

  /// The place of the group that names `content`; case does not count.
  func group(of content: ContentType) -> Int? {
    let name = content.rawValue.lowercased()
    return exact[name] ?? families.first { name.hasPrefix($0.key) }?.value
  }
}
