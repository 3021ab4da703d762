import CClamAV
import GateDomain

extension EngineAnswer {
  /// What libclamav's return code and the name that it reports mean.
  ///
  /// Security: only `CL_CLEAN` is clean; every code that is not known here is a failure.
  init(code: UInt32, name: String?) {
    switch cl_error_t(rawValue: code) {
    case CL_CLEAN: self = .clean
    case CL_VIRUS: self.init(finding: name ?? "unnamed")
    case CL_EMAXREC, CL_EMAXSIZE, CL_EMAXFILES: self = .limitExceeded
    case CL_ETIMEOUT: self = .timedOut
    default: self = .failed(Int(code))
    }
  }

  private init(finding name: String) {
    guard name.hasPrefix("Heuristics.") else {
      self = .infected(name)
      return
    }
    self.init(heuristic: name)
  }

  private init(heuristic name: String) {
    let families: [(String, EngineAnswer)] = [
      ("Heuristics.Encrypted.", .encrypted),
      ("Heuristics.Limits.Exceeded.MaxScanTime", .timedOut),
      ("Heuristics.Limits.Exceeded", .limitExceeded),
      ("Heuristics.OLE2.ContainsMacros", .activeContent(name)),
      ("Heuristics.Broken.", .damaged),
    ]
    self = families.first { name.hasPrefix($0.0) }?.1 ?? .suspicious(name)
  }
}
