import GateAuditLog
import GateDomain
import GateSigning

/// What verification of the audit log came to, as this program prints it.
struct LogReportView: Encodable {
  /// One thing that is not as it must be.
  struct Finding: Encodable {
    let code, place, what: String
  }

  let proved: Bool
  /// What a stranger needs besides the folder; got from elsewhere when it is to be believed.
  let logKey: String
  let stationKeys: [String: String]
  let origin, root: String?
  let size: Int64?
  let records: Int64
  let firstTime, lastTime: String?
  let backwardTimes: Int64
  let stations: [String: Int64]
  /// Leaves that the server's store has in common with the exported log; nil without `--site`.
  let storeLeaves: Int64?
  let findingCount: Int64
  let findings: [Finding]

  init(
    _ report: LogReport, trust: LogTrust, storeLeaves: Int64? = nil,
    storeFindings: [Finding] = [], in language: Language
  ) {
    logKey = trust.key.text
    stationKeys = trust.stations.mapValues(\.hex)
    proved = report.isProved && storeFindings.isEmpty
    origin = report.checkpoint?.origin
    root = report.checkpoint?.root.hex
    size = report.checkpoint?.size
    records = report.records
    firstTime = report.firstTime?.rfc3339
    lastTime = report.lastTime?.rfc3339
    backwardTimes = report.backwardTimes
    stations = report.stations.mapValues(\.records)
    self.storeLeaves = storeLeaves
    findingCount = report.findingCount + Int64(storeFindings.count)
    findings =
      report.findings.map {
        Finding(code: $0.code.name, place: $0.place, what: $0.words.in(language))
      } + storeFindings
  }

  func lines(_ language: Language) -> [String] {
    let result =
      proved ? Words("已证明完整", "proved") : Words("未通过", "not proved")
    let fields: [(Words, String)] =
      [
        (Words("结论", "Result"), result.in(language)),
        (Words("日志", "Log"), origin ?? "–"),
        (Words("记录数", "Records"), "\(records)" + (size.map { " / \($0)" } ?? "")),
        (Words("根哈希", "Root"), root ?? "–"),
        (Words("时间范围", "Times"), "\(firstTime ?? "–") … \(lastTime ?? "–")"),
        (Words("中间机记录", "By stations"), stationText),
        (Words("数据库叶节点", "Store leaves"), storeLeaves.map { String($0) } ?? "–"),
        (Words("日志公钥", "Log key"), logKey),
      ]
      + stationKeys.sorted { $0.key < $1.key }.map {
        (Words("中间机公钥", "Station key"), "\($0.key)=\($0.value)")
      }
    return Table.fields(fields, in: language) + findingLines(language)
  }

  private var stationText: String {
    stations.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
  }

  private func findingLines(_ language: Language) -> [String] {
    guard !findings.isEmpty else { return [] }
    let title = Words("发现 \(findingCount) 处问题：", "\(findingCount) findings:")
    let shown = findings.prefix(20).map { "  \($0.place): \($0.what) (\($0.code))" }
    let rest = findingCount > 20 ? ["  …"] : []
    return ["", title.in(language)] + shown + rest
  }
}
