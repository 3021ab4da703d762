import GateDomain

/// Thrown when content cannot be called clean although the engine found nothing in it.
struct Objected: Error, Hashable {
  /// What is answered instead.
  let answer: EngineAnswer

  /// Content objects to being called clean; `detail` names what was found.
  init(_ objection: ContentObjection, _ detail: String = "") {
    answer = .objection(objection, detail)
  }

  /// Something looks wrong without certainty.
  init(suspicious name: String) {
    answer = .suspicious(name)
  }

  /// Readers of this content would not agree on what it holds.
  static let damaged = Objected(.damaged)
  /// Somebody has to take the password off an archive first.
  static let encryptedArchive = Objected(.encryptedArchive)
  /// Somebody has to take the password off a document first.
  static let encryptedDocument = Objected(.encryptedDocument)
  /// It holds a kind of container that the engine does not open fully.
  static let notOpened = Objected(.notOpened)
  /// Two readers list different members.
  static let readersDisagree = Objected(.readersDisagree)
  /// It would unpack into more bytes than may be looked at.
  static let sizeLimit = Objected(.sizeLimit)
  /// It has more members than may be looked at.
  static let memberLimit = Objected(.memberLimit)
  /// Containers lie in containers deeper than may be looked at.
  static let depthLimit = Objected(.depthLimit)
}
