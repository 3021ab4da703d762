import GateDomain

/// Why content cannot be called clean although the engine found nothing in it.
struct ContentObjection: Error, Hashable {
  /// What is answered instead.
  let answer: EngineAnswer

  /// Readers of this content would not agree on what it holds.
  static let damaged = ContentObjection(answer: .damaged)
  /// Somebody has to take the encryption off first.
  static let encrypted = ContentObjection(answer: .encrypted)
  /// It holds a kind of container that the engine does not open fully.
  static let notOpened = ContentObjection(answer: .limitExceeded)

  /// It holds something that runs when it is opened.
  static func active(_ name: String) -> ContentObjection {
    ContentObjection(answer: .activeContent(name))
  }
}
