import Foundation
import GateDomain
import GateLinux
import GatePolicy
import GateSignIn
import GateSigning
import GateSite
import GateStore
public import GateWire
import GateAuditLog

/// Makes the folder of a new installation: configuration, policy, keys, accounts, empty stores.
public enum SiteSetup {
  /// What a new site shall be.
  public struct Plan: Sendable {
    /// The folder to make; it must not exist, or be empty.
    public var folder: String
    /// The office's name, and the audit log's.
    public var office, origin: String
    /// The port of the console.
    public var port: Int
    /// The one station's short name and its name for people.
    public var stationID, stationName: String
    /// Folders to copy the policy bundle and the rules from.
    public var policies, rules: String
    /// The first accounts.
    public var people: [NewPerson]
    /// The number under which the pledges that these people signed on paper are filed; nil when
    /// they sign later.
    public var pledgePaper: String?

    /// Describes a new site.
    public init(
      folder: String, office: String, origin: String, port: Int, stationID: String,
      stationName: String, policies: String, rules: String, people: [NewPerson],
      pledgePaper: String? = nil
    ) {
      self.folder = folder
      self.office = office
      self.origin = origin
      self.port = port
      self.stationID = stationID
      self.stationName = stationName
      self.policies = policies
      self.rules = rules
      self.people = people
      self.pledgePaper = pledgePaper
    }
  }

  /// Makes the site.
  ///
  /// - Throws: `Refusal` for a folder that is in use or an account that may not exist;
  ///   `PolicyProblems` for a policy with a mistake.
  public static func create(_ plan: Plan) throws {
    let site = SiteFolder(plan.folder)
    try refuseUsedFolder(plan.folder)
    let policy = try PolicyBundle.load(folder: plan.policies)
    for person in plan.people { try AccountRules.check(person, policy: policy) }
    try makeFolders(site)
    try copyFiles(plan, to: site)
    try makeKeysAndStores(plan, site)
  }

  private static func refuseUsedFolder(_ folder: String) throws {
    let content = try? FileManager.default.contentsOfDirectory(atPath: folder)
    guard content?.isEmpty ?? true else {
      throw Refusal(
        .conflict, "folder-in-use",
        what: Words("目录不是空的：\(folder)", "the folder \"\(folder)\" is not empty"),
        hint: Words("请另选一个目录，或先移走原有内容", "choose another folder, or move what is there"))
    }
  }

  private static func makeFolders(_ site: SiteFolder) throws {
    try FileManager.default.createDirectory(
      atPath: site.root, withIntermediateDirectories: true)
    for folder in [
      site.server, site.serverKeys, site.log, site.station, site.stationKeys, site.quarantine,
    ] {
      try DurableFile.makeDirectory(folder, mode: 0o700)
    }
    try DurableFile.makeDirectory(site.release, mode: 0o750)
  }

  private static func copyFiles(_ plan: Plan, to site: SiteFolder) throws {
    try FileManager.default.copyItem(atPath: plan.policies, toPath: site.policies)
    try FileManager.default.copyItem(atPath: plan.rules, toPath: site.rules)
    try FileManager.default.copyItem(
      atPath: site.rules + "/signatures", toPath: site.signatures)
    let text = SiteConfiguration.template(
      office: plan.office, origin: plan.origin, port: plan.port,
      station: Station(id: Identifier(plan.stationID), name: plan.stationName))
    try DurableFile.write(Array(text.utf8), to: site.configuration, mode: 0o644)
  }

  private static func makeKeysAndStores(_ plan: Plan, _ site: SiteFolder) throws {
    let (grantKey, logKey, stationKey) = (SigningKey(), SigningKey(), SigningKey())
    try KeyFile.write(grantKey, to: site.grantKey)
    try KeyFile.write(logKey, to: site.logKey)
    try KeyFile.write(StoreKey(), to: site.storeKey)
    try KeyFile.write(stationKey, to: site.stationKey)
    try KeyFile.write(grantKey.verificationKey, to: site.grantVerificationKey)
    let token = SecretToken()
    try DurableFile.write(Array((token.text + "\n").utf8), to: site.stationToken, mode: 0o600)
    let station = Station(id: Identifier(plan.stationID), name: plan.stationName)
    let policy = try PolicyBundle.load(folder: site.policies)
    let now = Timestamp.now
    let store = try ServerStore(path: site.serverStore)
    let hashes = try plan.people.map { ($0.person, try AccountRules.hash($0.password)) }
    try store.write { transaction in
      try transaction.insert(
        station, key: stationKey.verificationKey.hex, token: token.digest,
        last: StationChain.beginning)
      for (person, hash) in hashes {
        try transaction.insert(person, password: hash, at: now)
        if let paper = plan.pledgePaper {
          try transaction.insert(
            PledgeSignature(
              of: person.id, .paper(number: paper, enteredBy: Identifier("server")),
              policy: policy.pledge, at: now))
        }
        try transaction.enqueue(
          Record.ofServer(
            .personAdded, at: now, by: .init(id: "server"), on: ("person", person.id.rawValue),
            body: AccountRules.body(of: person), policy: policy.digest
          ).bytes)
      }
    }
  }
}
