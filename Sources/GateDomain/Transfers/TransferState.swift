/// Where a transfer stands.
///
/// Nothing leaves the last two.
public enum TransferState: Hashable, Sendable, Codable {
  /// Files are copied into the quarantine, and judged while later ones are still copied.
  case copying
  /// Every file has its verdict and is durable on disk; the medium is no longer needed.
  case judged
  /// Clean files are on their way into the release folder.
  case releasing
  /// The release folder is complete; everything else stays in quarantine.
  case released
  /// It ended without releasing anything.
  case failed(TransferFailure)

  /// Whether nothing changes it any more.
  public var isFinal: Bool {
    switch self {
    case .copying, .judged, .releasing: false
    case .released, .failed: true
    }
  }

  /// The word that store, wire and records use.
  public var name: String {
    switch self {
    case .copying: "copying"
    case .judged: "judged"
    case .releasing: "releasing"
    case .released: "released"
    case .failed: "failed"
    }
  }

  /// Whether a transfer may go from here to `next`.
  ///
  /// Invariant: `releasing` is reached only from `judged`, so nothing unjudged is ever released;
  /// once releasing, the only way is forward, so nothing is released twice or half.
  public func allows(_ next: TransferState) -> Bool {
    switch (self, next) {
    case (.copying, .judged), (.judged, .releasing), (.releasing, .released): true
    case (.copying, .failed), (.judged, .failed): true
    default: false
    }
  }
}
