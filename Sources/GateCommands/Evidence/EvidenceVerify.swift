import ArgumentParser
import Foundation
import GateAuditLog
import GateDomain
import GateLinux
import GateOffice
import GateSigning

/// `gatectl evidence verify`: proves offline what became of a request.
struct EvidenceVerify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: say("离线验证证据包：签名、每条记录的证明、授权", "Prove evidence offline: signature, records, grant"))
  }

  @Argument(help: help("证据包文件", "The evidence"), completion: .file())
  var file: String

  @Option(help: help("授权公钥，64 位十六进制", "The office's grant key, 64 hexadecimal digits"))
  var key: KeyArgument

  @Option(
    name: .customLong("log-key"),
    help: help("日志公钥（NAME+ID+BASE64）", "The log's key, NAME+ID+BASE64"))
  var logKey: LogKeyArgument

  @OptionGroup var output: OutputOptions

  func run() throws {
    let bytes = try DurableFile.read(file, limit: 2 * EvidencePackage.sizeLimit)
    let view = try Self.verified(bytes, key: key.key, logKey: logKey.key)
    try output.print(view, table: view.lines)
    if !view.proved { throw SilentExit(exit: .failed) }
  }

  /// What is proved and what is not.
  ///
  /// - Throws: `CommandFailure` when the office did not sign this at all.
  static func verified(_ bytes: [UInt8], key: VerificationKey, logKey: NoteKey) throws
    -> EvidenceView
  {
    let evidence: EvidencePackage = try SignedFile.verified(
      bytes, by: key, other: ("not-evidence", Words("不是证据包", "this is no evidence")),
      unsigned: (
        Words("签名无效：此证据包不可信", "the signature is not valid: do not trust this evidence"),
        Words("请核对公钥；若无误，请报告安全审计员", "check the key; if it is right, tell the auditor")
      ))
    return EvidenceView(
      evidence, unproved: evidence.unproved(by: logKey),
      grantHolds: evidence.grant.map { $0.verified(by: key) != nil })
  }
}

/// Evidence as this program prints it.
struct EvidenceView: Encodable {
  /// One record of it.
  struct Entry: Encodable {
    let index: Int64
    let time, event, subject: String
    let proved: Bool
  }

  let number, exportedBy, exportedAt: String
  let entries: [Entry]
  /// Whether the office signed the grant; nil where there is none.
  let grantHolds: Bool?
  /// Whether everything in it is proved.
  let proved: Bool

  init(_ evidence: EvidencePackage, unproved: [Int64], grantHolds: Bool?) {
    number = evidence.number
    exportedBy = evidence.exportedBy
    exportedAt = evidence.exportedAt.rfc3339
    entries = evidence.entries.map { entry in
      let record = Record(bytes: Array(entry.record.utf8))
      return Entry(
        index: entry.index, time: record?.time.rfc3339 ?? "", event: record?.event.rawValue ?? "",
        subject: record?.subject.id ?? "", proved: !unproved.contains(entry.index))
    }
    self.grantHolds = grantHolds
    proved = unproved.isEmpty && !evidence.entries.isEmpty && grantHolds != false
  }

  func lines(_ language: Language) -> [String] {
    let heads: [(Words, String)] = [
      (Words("编号", "Number"), number), (Words("导出人", "Exported by"), exportedBy),
      (Words("导出时间", "Exported at"), exportedAt),
      (Words("授权", "Grant"), grantHolds.map(Self.word)?.in(language) ?? "–"),
      (
        Words("结论", "Result"),
        (proved
          ? Words("全部得到证明", "everything is proved")
          : Words("有内容没有得到证明", "not everything is proved")).in(language)
      ),
    ]
    let table = Table(
      columns: [
        .init("序号", "Index"), .init("时间", "Time"), .init("事件", "Event"),
        .init("操作人", "Subject"), .init("证明", "Proof"),
      ],
      rows: entries.map {
        [String($0.index), $0.time, $0.event, $0.subject, Self.word($0.proved).in(language)]
      })
    return Table.fields(heads, in: language) + [""] + table.lines(in: language)
  }

  private static func word(_ holds: Bool) -> Words {
    holds ? Words("有效", "holds") : Words("无效", "does not hold")
  }
}
