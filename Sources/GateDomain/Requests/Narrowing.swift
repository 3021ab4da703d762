/// What an approver takes away while approving: a narrower grant, never an edited request.
///
/// Security: it can only remove. Whatever it says, a grant never holds a file or a moment that the
/// request did not ask for.
public struct Narrowing: Hashable, Sendable, Codable {
  /// The grant ends here at the latest.
  public let until: Timestamp?
  /// By field of files, the places of those that are kept; other fields keep all.
  public let kept: [String: Set<Int>]

  /// Describes what is left.
  public init(until: Timestamp? = nil, kept: [String: Set<Int>] = [:]) {
    self.until = until
    self.kept = kept
  }

  /// Whether nothing is taken away.
  public var isEmpty: Bool { until == nil && kept.isEmpty }

  /// Whether it leaves something of what `content` asks for, and names only what is there.
  public func fits(_ content: RequestContent, window: Window?, at time: Timestamp) -> Bool {
    if let until {
      guard let window, until > time, until > window.notBefore, until <= window.notAfter else {
        return false
      }
    }
    return kept.allSatisfy { field, places in
      guard case .files(let files) = content.values[field] else { return false }
      return !places.isEmpty && places.allSatisfy(files.indices.contains)
    }
  }
}

extension Narrowing {
  /// The values that are left.
  func applied(to values: [String: FormValue]) -> [String: FormValue] {
    var left = values
    for (field, places) in kept {
      guard case .files(let files) = values[field] else { continue }
      left[field] = .files(files.indices.filter(places.contains).map { files[$0] })
    }
    return left
  }

  /// What both of them leave.
  static func & (left: Narrowing, right: Narrowing) -> Narrowing {
    Narrowing(
      until: [left.until, right.until].compactMap(\.self).min(),
      kept: left.kept.merging(right.kept) { $0.intersection($1) })
  }
}
