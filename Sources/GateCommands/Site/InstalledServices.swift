import Foundation
import GateDomain
import GateLinux
import GateSite

/// The services that the Debian package brings, and what they need of a new site.
///
/// Security: server and station run as two accounts, so that whoever takes one over has not the
/// other's keys. The server's group may pass through the station's folder to what was released and
/// exported, which is readable by that group; everything else there is the station's alone.
struct InstalledServices {
  /// Where the units look for the site.
  static let site = "/var/lib/gatehouse/site"
  static let officeKey = "/etc/gatehouse/office.key"
  private static let enforcer = "/etc/gatehouse/enforcer.conf"

  let server, station: SystemAccount

  /// The services of this machine; nil when the site is not theirs or nothing is installed.
  init?(of folder: SiteFolder) {
    guard folder.root == Self.site, geteuid() == 0,
      let server = SystemAccount("gatehouse"), let station = SystemAccount("gatehouse-station")
    else { return nil }
    (self.server, self.station) = (server, station)
  }

  /// One machine obeys the grants of one office.
  func refuseOtherOffice() throws {
    guard !FileManager.default.fileExists(atPath: Self.officeKey) else {
      throw CommandFailure(
        "other-office",
        what: Words(
          "本机已按 \(Self.officeKey) 属于一个站点", "by \(Self.officeKey) this machine belongs to a site"),
        hint: Words(
          "确认那个站点不再使用后，删除该文件再重试",
          "make sure that site is no longer used, remove the file, then try again"))
    }
  }

  /// Gives the new site to the services and tells the enforcer whose grants it obeys.
  func adopt(_ folder: SiteFolder, station name: String) throws {
    try server.own(folder.server, group: server.group)
    try station.own(folder.station, group: server.group)
    guard unsafe chmod(folder.station, 0o710) == 0 else {
      throw SystemError(call: "chmod", object: folder.station, number: errno)
    }
    try KeyFile.write(try KeyFile.verificationKey(folder.grantVerificationKey), to: Self.officeKey)
    let lines = try String(contentsOfFile: Self.enforcer, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("STATION=") ? "STATION=\(name)" : String($0) }
    try DurableFile.write(
      Array(lines.joined(separator: "\n").utf8), to: Self.enforcer, mode: 0o644)
  }

  /// What is left to do by hand.
  static let nextSteps = [
    Words(
      "下一步（一）：只留下本机自己的键盘、鼠标和集线器，执行 gate-enforcer --print-baseline >/etc/gatehouse/baseline",
      "next, 1: with nothing but this machine's own keyboard, mouse and hubs plugged in, run "
        + "gate-enforcer --print-baseline >/etc/gatehouse/baseline"),
    Words(
      "下一步（二）：systemctl enable --now gate-enforcer gated gate-station",
      "next, 2: systemctl enable --now gate-enforcer gated gate-station"),
    Words(
      "下一步（三）：gatectl doctor --site \(site)，逐行照办",
      "next, 3: gatectl doctor --site \(site), and do what its lines say"),
  ]
}
