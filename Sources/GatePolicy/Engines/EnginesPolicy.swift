/// Which engines look at every file besides libclamav.
///
/// Security: each of them can hold a file and none can release one; one that cannot answer holds.
public struct EnginesPolicy: Hashable, Sendable {
  /// The engines, in the order of the file; may be empty.
  public let engines: [EngineSetting]

  /// The folder of YARA rules below `rules/`; nil when YARA is off.
  public var yaraRules: String? {
    for case .yara(let rules) in engines { return rules }
    return nil
  }
}
