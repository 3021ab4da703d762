public import GateDomain

/// How far a burn is; a station's picture of the moment, from which nothing is decided.
public struct BurnProgress: Hashable, Sendable, Codable {
  /// What the station does.
  public enum Phase: String, Hashable, Sendable, Codable, CaseIterable {
    /// It fetches the files and compares digests.
    case preparing
    /// The burner takes the image.
    case writing
    /// The disc is read again and compared.
    case readingBack = "reading-back"

    /// The phase in words.
    public var words: Words {
      switch self {
      case .preparing: Words("准备文件", "preparing the files")
      case .writing: Words("写入光盘", "writing")
      case .readingBack: Words("回读校验", "reading back")
      }
    }
  }

  /// What the station does.
  public let phase: Phase
  /// Bytes of this phase that are done, and all of them; 0 when that is not known yet.
  public let done, total: UInt64
  /// Milliseconds since the phase began.
  public let elapsed: Int64

  /// Describes a moment.
  public init(phase: Phase, done: UInt64, total: UInt64, elapsed: Int64) {
    self.phase = phase
    self.done = done
    self.total = total
    self.elapsed = elapsed
  }

  /// How much of the phase is done, from 0 to 1; nil when that is not known.
  public var share: Double? { total == 0 ? nil : min(1, Double(done) / Double(total)) }

  /// Whole seconds until the phase ends at the rate so far; nil when that is not known.
  ///
  /// The numbers are a station's claims: whatever they are, they must not overflow here.
  public var secondsLeft: Int64? {
    guard let share, share > 0.01, share < 1, elapsed > 0 else { return nil }
    return Int64(min(Double(elapsed) / 1_000 * (1 - share) / share, 1e9)) + 1
  }
}
