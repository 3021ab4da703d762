import Foundation
import GateDomain
import GateSigning

/// A file that holds a statement with the office's signature.
enum SignedFile {
  /// What it states.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - key: The key that must have signed it.
  ///   - other: What is wrong with a file that holds something else; its hint is the same for all.
  ///   - unsigned: What is wrong with one whose signature does not hold.
  /// - Returns: The statement.
  /// - Throws: `CommandFailure`.
  static func verified<Statement: SignableStatement>(
    _ bytes: [UInt8], by key: VerificationKey, other: (code: String, what: Words),
    unsigned: (what: Words, hint: Words)
  ) throws -> Statement {
    guard let signed = try? JSONDecoder().decode(Unverified<Statement>.self, from: Data(bytes))
    else {
      throw CommandFailure(
        other.code, what: other.what,
        hint: Words("文件应含 statement 与 signature", "it must hold `statement` and `signature`"))
    }
    guard let verified = signed.verified(by: key) else {
      throw CommandFailure("signature-invalid", what: unsigned.what, hint: unsigned.hint)
    }
    return verified.statement
  }
}
