public import GateDomain

extension ScanningPolicy {
  /// Whether virus signatures of this age may still give a clean verdict.
  public func age(days: Int64) -> SignatureAge {
    days > Int64(signatureMaxAgeDays) ? .stale : .fresh
  }

  /// Whether the operator is to be told to bring newer virus signatures.
  public func warns(atAgeInDays days: Int64) -> Bool {
    days > Int64(warnAgeDays)
  }
}
