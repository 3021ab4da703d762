public import GateDiscs
public import GateDomain
import GateExtraction
import GatePolicy
public import GateRetention

/// Reads the text of files that are to leave on discs in a confined worker, and lets the rules for
/// level marks, document numbers and registered words judge it.
///
/// Every call blocks, and one thread at a time may use it.
///
/// Security: nothing of a file is parsed here, and every file gets a reader of its own: one that a
/// file took over NEVER reads another. Whatever the reader does, the answer is a report of
/// what was read and what was not, or that there is no reader; never silence.
public final class ContentReader {
  // A scanned page takes about a second; more than these are shown to approvers as not recognised.
  private static let (pictures, seconds): (UInt32, UInt32) = (40, 120)

  private let extractor: TextExtractor
  private let matcher: RetentionMatcher
  private let limits: ExtractionLimits

  /// Uses the program at a path and rules; `allowsWithoutLandlock` is for kernels that have none.
  public init(program: String, rules: RetentionRules, allowsWithoutLandlock: Bool = false) {
    extractor = TextExtractor(program: program, allowsWithoutLandlock: allowsWithoutLandlock)
    matcher = RetentionMatcher(rules)
    var limits = ExtractionLimits()
    limits.pictures = Self.pictures
    limits.seconds = Self.seconds
    self.limits = limits
  }

  /// Reads the file behind a descriptor.
  public func read(_ file: Int32, name: RawName) -> (ContentExamination, TextPreview) {
    var stream = DocumentStream(matcher, name: name)
    defer { extractor.stop() }
    extractor.extract(file, limits: limits) { event in
      stream.add(event)
      return true
    }
    guard !stream.unreadable.contains(where: { $0.reason == .noReader }) else {
      return (.noReader, stream.preview)
    }
    return (.examined(report(on: &stream)), stream.preview)
  }

  private func report(on stream: inout DocumentStream) -> TextReport {
    var findings: [ContentFinding] = []
    var unread = stream.unreadable.compactMap(UnreadContent.init)
    for (members, verdict) in stream.verdicts() {
      // Security: a sign that a text is public NEVER outweighs a mark.
      let marks = verdict.cancelled.filter { matcher.rules.rule($0.rule)?.mark != nil }
      findings += (verdict.evidence + marks).compactMap(finding)
      if !verdict.exhausted.isEmpty {
        unread.append(UnreadContent(place: Self.place(members), reason: .limit))
      }
    }
    return TextReport(findings: findings, unread: unread)
  }

  private func finding(_ evidence: RetentionEvidence) -> ContentFinding? {
    guard let rule = matcher.rules.rule(evidence.rule) else { return nil }
    return ContentFinding(
      rule: rule.id, title: rule.title, place: Self.place(evidence.members + [evidence.place]),
      before: evidence.before, hit: evidence.hit, after: evidence.after,
      mark: rule.mark.map(LevelMark.init))
  }

  /// The members and the part that lead somewhere, in one line that fits into a record.
  static func place(_ steps: [String]) -> String {
    let line = steps.filter { !$0.isEmpty }.map { RawName($0).escaped }.joined(separator: " › ")
    return line.count <= 120 ? line : "…" + line.suffix(119)
  }
}

extension LevelMark {
  /// The mark that a rule recognises.
  init(_ mark: RetentionRule.Mark) {
    self =
      switch mark {
      case .classified: .classified
      case .workSecret: .workSecret
      case .internal: .internal
      }
  }
}

extension UnreadContent {
  /// What the reader says that it did not read; nil when there was no reader at all.
  init?(_ unread: Unreadable) {
    guard let reason = UnreadReason(unread.reason) else { return nil }
    self.init(place: ContentReader.place(unread.members), reason: reason)
  }
}

extension UnreadReason {
  fileprivate init?(_ reason: Unreadable.Reason) {
    switch reason {
    case .encrypted: self = .encrypted
    case .damaged: self = .damaged
    case .unsupported: self = .unsupported
    case .sizeLimit, .memberLimit, .depthLimit, .timeLimit: self = .limit
    case .notRecognised: self = .notRecognised
    case .crashed, .inputOutput: self = .failed
    case .noReader: return nil
    }
  }
}
