import Foundation
import GateDomain
import GateLinux
import GateRetention
import GateSigning
import GateSite

/// The folder of one external machine: who it is, its key, the rules in force, what it remembers
/// and the reports that wait to be carried over.
struct MachineFolder {
  /// Who the machine is.
  struct Machine: Codable, Hashable {
    let id: Identifier<ExternalMachine>
    let name: String
    let office: String
    let enrolledAt: Timestamp
  }

  let root: String
  let machine: Machine

  var key: String { root + "/machine.key" }
  var rules: String { root + "/rules/in-force." + RulesBundleFile.fileExtension }
  var state: String { root + "/state.sqlite" }
  var reports: String { root + "/reports" }

  /// Opens the folder of a machine that was enrolled.
  init(_ root: String) throws {
    self.root = root
    do {
      let bytes = try DurableFile.read(root + "/machine.json", limit: 1 << 16)
      machine = try JSONDecoder().decode(Machine.self, from: Data(bytes))
    } catch {
      throw InspectionFailure.notEnrolled(root)
    }
  }

  /// Makes the folder and the machine's key; refuses where there is one already.
  static func enrol(
    _ id: Identifier<ExternalMachine>, name: String, office: VerificationKey, in root: String
  ) throws -> Enrolment {
    guard !FileManager.default.fileExists(atPath: root + "/machine.json") else {
      throw InspectionFailure.enrolled(root)
    }
    try FileManager.default.createDirectory(
      atPath: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for folder in ["/rules", "/reports"] { try DurableFile.makeDirectory(root + folder) }
    let key = SigningKey()
    try KeyFile.write(key, to: root + "/machine.key")
    let machine = Machine(id: id, name: name, office: office.hex, enrolledAt: .now)
    try DurableFile.write(Array(try JSONEncoder().encode(machine)), to: root + "/machine.json")
    return Enrolment(
      machine: id, name: name, key: key.verificationKey.hex, addresses: NetworkCards.addresses())
  }

  /// The office's key, which signs rules and orders.
  func officeKey() throws -> VerificationKey {
    guard let key = VerificationKey(hex: machine.office) else {
      throw InspectionFailure.notEnrolled(root)
    }
    return key
  }

  /// Takes a bundle into use.
  ///
  /// Security: refused without the office's signature, and when it is older than what is in force.
  func accept(rules path: String) throws -> RulesBundle {
    guard let offered = try RulesBundleFile.read(path, by: officeKey()) else {
      throw InspectionFailure.unsignedRules(path)
    }
    let bundle = offered.bundle.statement
    if let current = try? inForce().bundle, bundle.number < current.number {
      throw InspectionFailure.olderRules(bundle.number, current.number)
    }
    _ = (try RetentionRules(bundle.files), try MachineRules(bundle.files))
    // The register first: rules without the register they name are refused when they are read.
    if bundle.register != nil {
      let register = root + "/rules/in-force." + RulesBundleFile.registerExtension
      try DurableFile.write(offered.register, to: register)
    }
    let signed = try JSONEncoder().encode(offered.bundle.unverified)
    try DurableFile.write(Array(signed), to: rules)
    return bundle
  }

  /// The rules in force, verified again.
  func inForce() throws -> (bundle: RulesBundle, register: ExportRegister?) {
    guard FileManager.default.fileExists(atPath: rules) else { throw InspectionFailure.noRules }
    guard let found = try RulesBundleFile.read(rules, by: officeKey()) else {
      throw InspectionFailure.unsignedRules(rules)
    }
    return (found.bundle.statement, ExportRegister(bytes: found.register))
  }

  /// Signs a report and puts it where it is fetched from.
  func sign(_ report: InspectionReport) throws -> (path: String, digest: Digest) {
    let signed = Verified(signing: report, with: try KeyFile.signingKey(key)).unverified
    let number =
      String(repeating: "0", count: max(0, 6 - String(report.number).count))
      + String(report.number)
    let path = "\(reports)/\(machine.id.rawValue)-\(number).\(InspectionReport.fileExtension)"
    try DurableFile.write(Array(try JSONEncoder().encode(signed)), to: path, mode: 0o644)
    return (path, Digest.of(Array(signed.statement.utf8)))
  }
}
