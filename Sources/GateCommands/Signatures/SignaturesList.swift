import ArgumentParser
import GateDomain
import GateSignatures
import GateSite

/// `gatectl signatures list`: the set in force and those that can be gone back to.
struct SignaturesList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: say("列出现用和以前的病毒特征库", "List the set in force and those before it"))
  }

  @OptionGroup var site: SiteOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = SignatureStore(site.folder.signatures)
    let views = store.history.enumerated().map { index, digest in
      SignatureSetView(digest, store.set(digest), isInForce: index == 0)
    }
    try output.print(views) { language in SignatureSetView.table(views).lines(in: language) }
  }
}

/// One set as this program prints it.
struct SignatureSetView: Encodable {
  /// One part of it.
  struct Part: Encodable {
    let name, kind: String
    let version, count: UInt64
    let publishedAt: String
  }

  let sha256: String
  let isInForce: Bool
  let isDemonstration: Bool
  let madeAt: String
  let parts: [Part]

  init(_ digest: Digest, _ set: SignatureSet?, isInForce: Bool) {
    sha256 = digest.hex
    self.isInForce = isInForce
    isDemonstration = set?.isDemonstration ?? false
    madeAt = set?.madeAt.rfc3339 ?? ""
    parts = (set?.parts ?? []).map {
      Part(
        name: $0.name, kind: $0.kind.rawValue, version: $0.version, count: $0.count,
        publishedAt: $0.publishedAt.rfc3339)
    }
  }

  static func table(_ views: [SignatureSetView]) -> Table {
    Table(
      columns: [
        .init("现用", "In force"), .init("摘要", "Set"), .init("组成", "Parts"), .init("导入", "Made"),
      ],
      rows: views.map { view in
        [
          view.isInForce ? "*" : "", String(view.sha256.prefix(16)),
          view.parts.map { "\($0.name) \($0.version)" }.joined(separator: ", "), view.madeAt,
        ]
      })
  }
}
