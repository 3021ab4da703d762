import GateDiscs
public import GateDomain
import GatePasskeys

extension Refusal {
  /// What was wrong, as the audit log names it by `code` alone; nil for a code of nobody here.
  ///
  /// - Parameter code: The stable word of a refusal.
  /// - Returns: What was wrong, without what to do.
  public static func what(_ code: String) -> Words? {
    recorded.first { $0.code == code }?.explanation.what
      ?? AccountRefusal(rawValue: code)?.explanation.what
      ?? MediumRefusal(rawValue: code)?.explanation.what
      ?? PasskeyDefect(rawValue: code)?.explanation.what
      ?? RequestRefusal(rawValue: code)?.explanation.what
      ?? ReviewRefusal(rawValue: code)?.explanation.what
  }

  // Until when somebody is locked out stands in the hint, which is not told here.
  private static let recorded = [
    notAllowed, noPledge, noTakeOut, outsideTakeOut, ownReceipt, notBurner, notWitness,
    cannotLend, unverifiedReport, directoryRoles, timeCodeUnreadable, wrongCredentials,
    locked(until: ""), addressLocked(until: ""),
  ]
}
