public import GateDomain

/// Which content may come in under which names: the table of `types.yaml`.
///
/// Security invariants, tested over the shipped table and by mutation:
/// - total: every content and name has an answer, and what no group names is `unknown`, NEVER
///   allowed;
/// - content decides, the name can only object: an allowed type under an extension that its group
///   does not list is a mismatch;
/// - a forbidden type stays forbidden under every name.
public struct TypePolicy: Hashable, Sendable {
  /// The groups in the order of the file.
  public let groups: [TypeGroup]
  private let index: TypeIndex

  init(groups: [TypeGroup]) {
    self.groups = groups
    index = TypeIndex(groups)
  }

  /// What the policy says of a file with this content and this name.
  ///
  /// `content` is what a confined worker made of the bytes; nil when none could tell. Of `name`
  /// only the part behind the last `/` counts.
  public func answer(for content: ContentType?, name: RawName) -> TypeAnswer {
    guard let content, let group = group(of: content) else { return .unknown }
    guard group.decision == .allow else { return .forbidden(content) }
    return group.accepts(FileExtension(of: name))
      ? .allowed(content) : .mismatch(content, fileExtension: FileExtension(of: name).shown)
  }

  /// Why content of this type stays out and what to do instead; nil when it may come in or when
  /// no group names it.
  public func reason(for content: ContentType) -> Explanation? {
    group(of: content)?.reason
  }

  func group(of content: ContentType) -> TypeGroup? {
    index.group(of: content).map { groups[$0] }
  }
}
