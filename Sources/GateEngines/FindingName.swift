import GateDomain

/// The name that a peer gives to what it found.
enum FindingName {
  private static let limit = 200

  /// The answer for a finding of that name.
  ///
  /// A name is the peer's word: only short printable ASCII goes on.
  static func answer(for bytes: some Sequence<UInt8>) -> EngineAnswer {
    let name = String(
      decoding: bytes.prefix(limit).map { (0x20..<0x7f).contains($0) ? $0 : 0x3f }, as: UTF8.self)
    return name.hasPrefix("Heuristics.")
      ? .suspicious(name) : .infected(name.isEmpty ? "unnamed" : name)
  }
}
