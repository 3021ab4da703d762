import Crypto
import Foundation

/// Opens what a `Sealer` encrypted, piece by piece and in its order.
public struct Opener: ~Copyable {
  private var recipient: HPKE.Recipient

  /// Begins with what the sealer left in clear.
  ///
  /// - Throws: `SealingError.cannotOpen` for a key that was encapsulated wrongly.
  public init(_ key: OpeningKey, encapsulatedKey: [UInt8], info: [UInt8]) throws(SealingError) {
    do {
      recipient = try HPKE.Recipient(
        privateKey: key.key, ciphersuite: Sealing.suite, info: Data(info),
        encapsulatedKey: Data(encapsulatedKey))
    } catch {
      throw .cannotOpen
    }
  }

  /// The plain text of the next piece.
  ///
  /// - Throws: `SealingError.cannotOpen` unless it is exactly what was encrypted at this place.
  public mutating func open(_ piece: [UInt8], isLast: Bool) throws(SealingError) -> [UInt8] {
    do {
      return Array(
        try recipient.open(piece, authenticating: Sealing.associatedData(isLast: isLast)))
    } catch {
      throw .cannotOpen
    }
  }
}
