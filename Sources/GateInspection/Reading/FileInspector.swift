import GateContents
public import GateDomain
import GateExports
public import GateExtraction
import GateLinux
public import GateRetention
import GateSigning
import Glibc

/// Reads one file in a worker and lets the rules judge what comes out.
public final class FileInspector {
  /// What the rules make of a file.
  public struct Judgement {
    /// The evidence of every document in it that is a finding.
    public var evidence: [RetentionEvidence] = []
    /// What was not read.
    public var unreadable: [Unreadable] = []
    /// Whether all that was not read was left out by choice.
    public var isPartlyByChoice: Bool {
      unreadable.allSatisfy { $0.reason == .notRecognised }
    }
  }

  private let extractor: TextExtractor
  private let matcher: RetentionMatcher
  private let limits: ExtractionLimits

  /// Uses a reader and rules.
  public init(extractor: TextExtractor, matcher: RetentionMatcher, limits: ExtractionLimits) {
    self.extractor = extractor
    self.matcher = matcher
    self.limits = limits
  }

  /// Judges the file behind a descriptor.
  public func judge(_ file: Int32, name: RawName, origin: [String] = []) -> Judgement {
    var collector = DocumentCollector(name: name, origin: origin)
    extractor.extract(file, limits: limits) { event in
      collector.add(event)
      return true
    }
    if matcher.register != nil, let digest = Self.digest(of: file) { collector.set(digest: digest) }
    var judgement = Judgement(unreadable: collector.unreadable)
    for document in collector.documents {
      let verdict = matcher.verdict(on: document)
      if verdict.isFinding { judgement.evidence += verdict.evidence }
      judgement.unreadable += verdict.exhausted.map {
        Unreadable(members: document.members, reason: .timeLimit, detail: "rule \($0)")
      }
    }
    return judgement
  }

  /// SHA-256 of what is behind a descriptor; nil when it cannot be read.
  public static func digest(of file: Int32) -> Digest? {
    guard lseek(file, 0, SEEK_SET) == 0 else { return nil }
    var hasher = DigestHasher()
    do { try unsafe Stream.readPieces(file) { unsafe hasher.update($0) } } catch { return nil }
    return hasher.finish()
  }
}
