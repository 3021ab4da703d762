public import GateDomain
import GateSigning

/// The confidentiality pledge that everybody signs before they take part (保密承诺书).
public struct PledgePolicy: Hashable, Sendable {
  /// Whether nobody files, decides or operates without one.
  public let isRequired: Bool
  /// Counts up with the text.
  public let version: Int
  /// For how many days a signature counts.
  public let validDays: Int
  /// Its title.
  public let title: Words
  /// Its paragraphs.
  public let paragraphs: [Words]

  /// SHA-256 of title and paragraphs: what a signature names.
  public let text: Digest

  init(isRequired: Bool, version: Int, validDays: Int, title: Words, paragraphs: [Words]) {
    self.isRequired = isRequired
    self.version = version
    self.validDays = validDays
    self.title = title
    self.paragraphs = paragraphs
    let lines = ([title] + paragraphs).flatMap { [$0.chinese, $0.english] }
    let body: JSONValue = [
      "text": .array(lines.map { .string($0) }), "version": .integer(Int64(version)),
    ]
    text = Digest.of(Array("gatehouse/pledge/v1\n".utf8) + CanonicalJSON.encode(body))
  }
}

extension PledgePolicy {
  /// Reads `pledge.yaml`.
  init?(_ map: FieldMap) {
    let required = map.required("required")?.flag()
    let version = map.required("version")?.integer(in: 1...1_000_000)
    let days = map.required("valid")?.whole(86_400, "d", in: 1...3_650)
    let title = map.required("title")?.words()
    let paragraphs = map.required("paragraphs")?.list()?.map { $0.pledgeWords() }
    guard let required, let version, let days, let title, let paragraphs,
      !paragraphs.contains(nil), !paragraphs.isEmpty
    else { return nil }
    self.init(
      isRequired: required, version: version, validDays: days, title: title,
      paragraphs: paragraphs.compactMap(\.self))
  }
}

extension Field {
  fileprivate func pledgeWords() -> Words? {
    guard let map = mapping() else { return nil }
    let chinese = map.required("zh")?.line(limit: 2_000)
    let english = map.required("en")?.line(limit: 2_000)
    map.finish()
    guard let chinese, let english else { return nil }
    return Words(chinese, english)
  }
}
