import Foundation
import GateDomain
import GateLinux
import GateOffice
import GatePolicy
import GateSite

/// The site of a demonstration, with a folder for virtual devices and one for its programs' words.
struct DemoSite: Sendable {
  let folder: SiteFolder
  let port: Int

  var devices: String { folder.root + "/devices" }
  var logs: String { folder.root + "/logs" }
  var scratch: String { folder.root + "/scratch" }
  var address: String { "http://127.0.0.1:\(port)" }

  /// A new folder that only its owner can enter.
  static func freshFolder() throws -> String {
    var template = Array((NSTemporaryDirectory() + "/gatehouse-demo-XXXXXX").utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let base = buffer.baseAddress, let path = unsafe mkdtemp(base) else { return nil }
      return unsafe String(cString: path)
    }
    guard let made else {
      throw SystemError(call: "mkdtemp", object: NSTemporaryDirectory(), number: errno)
    }
    return SiteFolder(absolute: made).root
  }

  /// Makes the site from the policies and rules that come with the product.
  func create(_ cast: DemoCast) throws {
    let sources = try SourceFolders.find()
    try SiteSetup.create(
      SiteSetup.Plan(
        folder: folder.root, office: "示范单位", origin: "demo.gatehouse/log", port: port,
        stationID: "ST-01", stationName: "一号中间机", policies: sources.policies,
        rules: sources.rules, people: cast.newPeople,
        pledgePaper: "演示"))
    for path in [devices, logs, scratch] { try DurableFile.makeDirectory(path, mode: 0o700) }
    try dateSignatures()
  }

  // The demonstration's signatures carry no date, so their files' dates count; a checkout that
  // is some weeks old would otherwise hold every file.
  private func dateSignatures() throws {
    let marker = folder.signatures + "/DEMONSTRATION-ONLY"
    guard FileManager.default.fileExists(atPath: marker) else { return }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.signatures) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date()], ofItemAtPath: folder.signatures + "/" + name)
    }
  }

  /// Lets workers start on a kernel without Landlock; gives back whether that was needed.
  func allowWeakerKernel() throws -> Bool {
    guard Sandbox.support().landlockVersion == nil else { return false }
    let path = folder.configuration
    let text = String(decoding: try DurableFile.read(path, limit: 1 << 20), as: UTF8.self)
      .replacing("allow-without-landlock: false", with: "allow-without-landlock: true")
    try DurableFile.write(Array(text.utf8), to: path, mode: 0o644)
    return true
  }

  /// The programs, with their words in files.
  func plans() throws -> [ChildPlan] {
    try ChildPlan.site(folder.root, deviceSource: "virtual:\(devices)", logFolder: logs)
  }

  /// The last lines that the programs wrote, for when something broke.
  func lastWords() -> [String] {
    ["gated", "gate-station"].flatMap { name -> [String] in
      let text = try? DurableFile.read("\(logs)/\(name).log", limit: 1 << 20)
      let lines = String(decoding: text ?? [], as: UTF8.self).split(separator: "\n").suffix(5)
      return lines.map { "\(name): \(RawName(String($0)).escaped)" }
    }
  }

  /// `hours` from now by the office's clock, as the request form takes it.
  func formTime(hoursFromNow hours: Int64) throws -> String {
    let offset = try folder.loadConfiguration().timeZoneOffset
    return Timestamp.now.adding(seconds: hours * 3600).display(offsetSeconds: offset)
      .replacing(" ", with: "T")
  }
}
