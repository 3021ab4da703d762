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
    case CL_EMAXREC: self = .objection(.depthLimit, "")
    case CL_EMAXSIZE: self = .objection(.sizeLimit, "")
    case CL_EMAXFILES: self = .objection(.memberLimit, "")
    case CL_ETIMEOUT: self = .objection(.timeLimit, "")
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
      ("Heuristics.Encrypted.PDF", .objection(.encryptedDocument, "")),
      ("Heuristics.Encrypted.Doc", .objection(.encryptedDocument, "")),
      ("Heuristics.Encrypted.", .objection(.encryptedArchive, "")),
      ("Heuristics.Limits.Exceeded.MaxScanTime", .objection(.timeLimit, "")),
      ("Heuristics.Limits.Exceeded.MaxFiles", .objection(.memberLimit, "")),
      ("Heuristics.Limits.Exceeded.MaxRecursion", .objection(.depthLimit, "")),
      ("Heuristics.Limits.Exceeded", .objection(.sizeLimit, "")),
      ("Heuristics.OLE2.ContainsMacros", .objection(.macro, name)),
      ("Heuristics.Broken.Media", .objection(.brokenMedia, name)),
      ("Heuristics.Broken.", .objection(.damaged, name)),
    ]
    self = families.first { name.hasPrefix($0.0) }?.1 ?? .suspicious(name)
  }
}
