public import GateDomain

/// How inbound transfer requests are decided: the form, its steps and its deadlines.
public struct InboundRoute: Hashable, Sendable {
  /// What the form is called.
  public let title: Words
  /// Who decides, in order; never empty.
  public let steps: [ApprovalStep]
  /// How long a request may wait for its decisions.
  public let decideWithinSeconds: Int64
  /// How long a window may stay open.
  public let maxWindowSeconds: Int64
  /// How far ahead of the submission a window may begin.
  public let maxAheadSeconds: Int64
  /// The pattern of register numbers; `{year}` and `{n}` occur in it once each.
  public let numbering: String

  /// Writes the register number of one request of a year, such as `传入〔2026〕12号`.
  public func number(year: Int, serial: Int) -> String {
    numbering.replacing("{year}", with: String(year)).replacing("{n}", with: String(serial))
  }
}
