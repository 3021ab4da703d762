public import GateDomain

/// How a burn ended.
public enum BurnOutcome: Hashable, Sendable, Codable {
  /// Written, closed, read back and equal, byte for byte.
  case done(BurnedImage)
  /// Something was written, and it is not what was approved, or nobody can read it.
  case spoiled(BurnFailure)
  /// It ended before the first byte; the disc is still blank.
  case aborted(BurnFailure)
  /// The station died while writing; what is on the disc nobody knows.
  case unknown

  /// Whether something may have been written.
  public var wrote: Bool {
    switch self {
    case .done, .spoiled, .unknown: true
    case .aborted: false
    }
  }

  /// Whether an officer has to look at the disc before the copy can be tried again.
  public var needsOfficer: Bool {
    switch self {
    case .spoiled, .unknown: true
    case .done, .aborted: false
    }
  }

  /// Why the copy does not count; nil where it does, and where nobody knows.
  public var failure: BurnFailure? {
    switch self {
    case .spoiled(let failure), .aborted(let failure): failure
    case .done, .unknown: nil
    }
  }

  /// The outcome's name.
  public var words: Words {
    switch self {
    case .done: Words("刻录成功，回读一致", "burned and read back")
    case .spoiled: Words("废盘", "spoiled")
    case .aborted: Words("未写入即中止", "stopped before writing")
    case .unknown: Words("结果不明", "unknown")
    }
  }
}

/// What stands on a disc.
public struct BurnedImage: Hashable, Sendable, Codable {
  /// SHA-256 of the image as it was read back.
  public let digest: Digest
  /// Bytes of the image.
  public let bytes: UInt64
  /// SHA-256 of the `manifest.json` on it.
  public let manifest: Digest

  /// Describes an image.
  public init(digest: Digest, bytes: UInt64, manifest: Digest) {
    self.digest = digest
    self.bytes = bytes
    self.manifest = manifest
  }
}
