/// Which target may use which.
enum Layers {
  /// The layers, lowest first.
  ///
  /// A target uses only what lies below its own layer.
  static let order: [[String]] = [
    [
      "CLinux", "CSeccomp", "CTsk", "CClamAV", "CMagic", "CArchive", "CZlib", "CYara",
      "CArgon2", "CLdap", "CXml2", "CUchardet", "CTesseract", "CNettle", "CPoppler",
      "CPCRE2", "CFileFacts", "CBurn", "CUdev", "CSodium", "CPackets",
      "CSQLite", "CPango", "CPam",
    ],
    ["GateDomain", "GateQR", "GateMultipart", "GatePaper"],
    ["GateWire", "GateSigning", "GateForms", "GateVerifying"],
    ["GateLinux", "GatePolicy", "GateAuditLog", "GatePasskeys", "GateUSB", "GateWatchList"],
    flows,
    ["GateExtraction"],
    ["GateContents"],
    [
      "GateStore", "GateSite", "GateSignIn", "GateStationLink", "GateDevices", "GateMedia",
      "GateScanning", "GateWorkers", "GateEngines", "GateDirectory", "GateReaders", "GateBurning",
      "GateEnforcer", "GateIntranetWatch", "GateExports", "GatePAM",
    ],
    ["GateOffice", "GateStation", "GateInspection"],
    ["GateConsole", "GateCommands"],
    [
      "gated", "gate-station", "gate-ingest", "gate-scan", "gate-burn", "gatectl", "gate-extract",
      "gate-inspect", "gate-enforcer",
    ],
  ]

  /// What an office does.
  ///
  /// One flow never knows another.
  static let flows = [
    "GateApproval", "GateAdmission", "GateTransfer", "GateSignatures", "GateRetention", "GateDiscs",
  ]

  /// Who may use a C module.
  ///
  /// A mistake in one of them reaches its owners and nobody else.
  static let owners: [String: Set<String>] = [
    "CTsk": ["GateMedia"],
    "CClamAV": ["GateScanning"],
    "CMagic": ["GateScanning"],
    "CYara": ["GateScanning"],
    "CArchive": ["GateScanning", "GateReaders"],
    "CZlib": ["GateScanning", "GateReaders"],
    "CSeccomp": ["GateLinux"],
    "CLinux": ["GateLinux", "GateScanning", "GateWorkers", "GateReaders"],
    "CArgon2": ["GateSignIn"],
    "CLdap": ["GateDirectory"],
    "CPCRE2": ["GateRetention"],
    "CFileFacts": ["GateInspection"],
    "CXml2": ["GateReaders"],
    "CUchardet": ["GateReaders"],
    "CTesseract": ["GateReaders"],
    "CNettle": ["GateReaders"],
    "CPoppler": ["GateReaders"],
    "CBurn": ["GateBurning"],
    "CUdev": ["GateEnforcer"],
    "CSodium": ["GateVerifying"],
    "CPackets": ["GateIntranetWatch"],
    "CSQLite": ["GateReaders"],
    "CPango": ["GatePaper"],
    "CPam": ["GatePAM"],
  ]

  /// Programs that read hostile bytes, or run as root, and all that may be linked into them.
  static let workers: [String: Set<String>] = [
    "gate-ingest": reader.union(["GateMedia", "CTsk"]),
    "gate-burn": reader.union(["GateBurning", "CBurn"]),
    "gate-scan": reader.union(["GateScanning", "CClamAV", "CMagic", "CArchive", "CZlib", "CYara"]),
    "gate-extract": reader.union([
      "GateExtraction", "GateReaders", "CArchive", "CZlib", "CXml2", "CUchardet", "CTesseract",
      "CNettle", "CPoppler", "CSQLite",
    ]),
    "gate-enforcer": reader.union([
      "GateVerifying", "GateUSB", "GateEnforcer", "CUdev", "CSodium",
    ]),
  ]

  private static let reader: Set<String> = [
    "GateDomain", "GateWire", "GateLinux", "CLinux", "CSeccomp",
  ]

  static func rank(of name: String) -> Int? {
    order.firstIndex { $0.contains(name) }
  }

  /// Edges that do not point down, and targets that have no layer.
  static func findings(in targets: [PackageTarget]) -> [String] {
    let names = Set(targets.map(\.name))
    return targets.flatMap { target -> [String] in
      guard let rank = rank(of: target.name) else { return ["\(target.name) has no layer"] }
      return target.dependencies.intersection(names).sorted()
        .filter { (Self.rank(of: $0) ?? .max) >= rank }
        .map { "\(target.name) may not use \($0)" }
    }
  }

  /// C modules that somebody uses who does not own them.
  static func foreignC(in targets: [PackageTarget]) -> [String] {
    targets.flatMap { target in
      target.dependencies.sorted()
        .filter { owners[$0]?.contains(target.name) == false }
        .map { "\(target.name) may not use \($0)" }
    }
  }

  /// C modules that have no owner yet.
  static func unownedC(in targets: [PackageTarget]) -> [String] {
    targets.map(\.name).filter { $0.hasPrefix("C") && owners[$0] == nil }
  }

  /// Everything that a target brings along, itself left out.
  static func closure(of name: String, in targets: [PackageTarget]) -> Set<String> {
    var (found, open) = (Set<String>(), [name])
    while let next = open.popLast() {
      let uses = targets.first { $0.name == next }?.dependencies ?? []
      open += uses.subtracting(found)
      found.formUnion(uses)
    }
    return found
  }

  /// What a worker brings along and must not.
  static func foreignInWorkers(in targets: [PackageTarget]) -> [String] {
    workers.keys.sorted().flatMap { worker in
      closure(of: worker, in: targets).subtracting(workers[worker] ?? []).sorted()
        .map { "\(worker) may not bring \($0)" }
    }
  }
}
