/// What the policy says may become of a held file.
public enum HeldDecision: Hashable, Sendable, Codable {
  /// It stays held; whoever needs it mends it and brings it again.
  case hold
  /// So many security officers may release it together, or one may have it destroyed.
  case review(officers: Int)
  /// Nobody can release it; an officer has it destroyed.
  case forbid
}
