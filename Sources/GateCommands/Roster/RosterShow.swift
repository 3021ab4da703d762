import ArgumentParser
import GateDomain
import GateSigning
import GateSite

/// `gatectl roster show`: what the roster of a site says.
struct RosterShow: ParsableCommand {
  /// A key as it is printed.
  struct Row: Encodable {
    let account, name, fingerprint: String
  }

  /// A roster as it is printed.
  struct View: Encodable {
    let version: Int
    let host, issuedAt: String
    let keys: [Row]
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: say("显示现用名册", "Show the roster in use"))
  }

  @OptionGroup var site: SiteOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard let roster = RosterFile.read(site.folder) else {
      throw CommandFailure(
        "no-roster", what: Words("此站点没有有效的名册", "this site has no valid roster"),
        hint: Words("请用 gatectl roster install 安装", "bring one with `gatectl roster install`"))
    }
    let rows = roster.entries.map {
      Row(account: $0.person.rawValue, name: $0.name, fingerprint: $0.key.fingerprint)
    }
    let view = View(
      version: roster.version, host: roster.host, issuedAt: roster.issuedAt.rfc3339, keys: rows)
    try output.print(view) { language in
      Table(
        columns: [.init("账号", "Account"), .init("姓名", "Name"), .init("指纹", "Fingerprint")],
        rows: rows.map { [$0.account, $0.name, $0.fingerprint] }
      ).lines(in: language)
    }
  }
}
