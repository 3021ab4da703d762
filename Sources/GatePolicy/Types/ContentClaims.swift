import GateDomain

/// Which contents the entries read so far cover; refuses the second entry for one content.
///
/// Security: with two entries for one content the order would decide, and an officer who adds a
/// ban could not see that an earlier line lets the content in.
struct ContentClaims {
  private struct Claim {
    let pattern: String
    let decision: TypeGroup.Decision
    let line: Int

    var stem: Substring { pattern.hasSuffix("*") ? pattern.dropLast() : pattern[...] }
    var isFamily: Bool { pattern.hasSuffix("*") }

    func overlaps(_ other: Claim) -> Bool {
      if pattern == other.pattern { return true }
      return isFamily && other.stem.hasPrefix(stem) || other.isFamily && stem.hasPrefix(other.stem)
    }
  }

  private var claims: [Claim] = []

  /// The pattern of `field` if it is well formed and covers nothing that is covered already.
  mutating func claim(_ field: Field, _ decision: TypeGroup.Decision) -> String? {
    guard let pattern = field.contentPattern() else { return nil }
    let claim = Claim(pattern: pattern, decision: decision, line: field.node.place?.line ?? 0)
    if let other = claims.first(where: claim.overlaps) {
      Self.report(claim, other, at: field)
      return nil
    }
    claims.append(claim)
    return pattern
  }

  private static func report(_ claim: Claim, _ other: Claim, at field: Field) {
    let (new, old) = (Quoted(claim.pattern), Quoted(other.pattern))
    field.report(
      claim.decision == other.decision ? .duplicateEntry : .conflict,
      Words(
        "\(new.chinese) 与第 \(other.line) 行的 \(old.chinese)（\(other.decision.rawValue)）重叠",
        "\(new.english) overlaps \(old.english) of line \(other.line), which says \(other.decision.rawValue)"
      ),
      hint: Words("一种内容只能写在一处；请删去其中一项", "one content has one place; remove one of the two"))
  }
}

extension Field {
  /// A content by name such as `application/pdf`, or a family such as `image/*`.
  fileprivate func contentPattern() -> String? {
    guard let text = text() else { return nil }
    let stem = text.hasSuffix("*") ? text.dropLast() : text[...]
    let parts = stem.split(separator: "/", omittingEmptySubsequences: false)
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789.+-_")
    guard parts.count == 2, !parts[0].isEmpty, text.hasSuffix("*") || !parts[1].isEmpty,
      parts.allSatisfy({ $0.allSatisfy(allowed.contains) }), text.utf8.count <= 100
    else {
      reportValue(
        hint: Words(
          "写 file --mime-type 给出的名称（小写），或 image/* 这样的一族",
          "write what file --mime-type prints, in lower case, or a family such as image/*"))
      return nil
    }
    return text
  }
}
