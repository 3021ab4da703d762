public import GateDomain
import GateSigning

/// A random secret that stands for somebody: a session or a station.
public struct SecretToken: Hashable, Sendable {
  /// 64 hexadecimal digits; shown once to its holder, never stored by the office.
  public let text: String

  /// Makes a token of 256 random bits.
  public init() {
    var generator = SystemRandomNumberGenerator()
    text = Hex.encode((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  /// What the office stores: a token found in a stolen database opens nothing.
  public var digest: Digest { Self.digest(of: text) }

  /// The digest of a token that somebody presents.
  public static func digest(of text: String) -> Digest {
    Digest.of(Array(text.utf8))
  }
}
