import GateSigning

/// Codes of six digits that change every 30 seconds (TOTP, RFC 6238, with HMAC-SHA-1).
public struct TimeCode: Hashable, Sendable {
  private static let step: Int64 = 30
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// The 20 secret bytes.
  public let secret: [UInt8]

  /// Makes a new secret.
  public init() {
    var generator = SystemRandomNumberGenerator()
    secret = (0..<20).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// Wraps a stored secret.
  public init(secret: [UInt8]) {
    self.secret = secret
  }

  /// The secret as people type it into an app (RFC 4648 base 32).
  public var text: String {
    var (digits, bits, count): ([UInt8], UInt32, UInt32) = ([], 0, 0)
    for byte in secret {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 5 {
        count -= 5
        digits.append(Self.alphabet[Int(bits >> count & 31)])
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The code of one time step.
  public func code(at step: Int64) -> String {
    let counter = (0..<8).reversed().map { UInt8(truncatingIfNeeded: step >> ($0 * 8)) }
    let code = MessageCode.sha1(of: counter, key: secret)
    let offset = Int(code[19] & 15)
    let number = code[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The time step that `code` belongs to, if it is right now, or a step before or after.
  ///
  /// Security: a code counts once. `last` is the step of the last code that was taken; nothing up
  /// to it is taken again, so that a code seen over a shoulder is worth nothing.
  public func step(of code: String, at seconds: Int64, after last: Int64) -> Int64? {
    let now = seconds / Self.step
    var found: Int64?
    // Every candidate is compared, whatever the first says.
    for step in now - 1...now + 1 where step > last && self.code(at: step) == code { found = step }
    return found
  }
}

extension TimeCode {
  /// The secret in groups of four, as people read it.
  public var groupedText: String {
    let digits = Array(text)
    return stride(from: 0, to: digits.count, by: 4)
      .map { String(digits[$0..<min($0 + 4, digits.count)]) }.joined(separator: " ")
  }
}
