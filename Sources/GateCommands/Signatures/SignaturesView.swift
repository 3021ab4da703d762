import GateDomain

/// The engine and its virus signatures as this program prints them.
struct SignaturesView: Encodable {
  let engine: String
  let version, count: UInt64
  let publishedAt, sha256: String
  let ageDays: Int64
  let isDemonstration: Bool
  let earlierSets: [String]

  init(_ database: SignatureDatabase, at time: Timestamp, earlier: [Digest] = []) {
    engine = database.engine
    version = database.version
    count = database.count
    publishedAt = database.publishedAt.rfc3339
    sha256 = database.digest.hex
    ageDays = database.ageInDays(at: time)
    isDemonstration = database.isDemonstration
    earlierSets = earlier.map(\.hex)
  }

  func lines(_ language: Language) -> [String] {
    let warning = Words("仅供演示，不提供任何防护", "for demonstration only: protects nobody")
    return Table.fields(
      [
        (Words("引擎", "Engine"), engine), (Words("版本", "Version"), String(version)),
        (Words("特征数", "Signatures"), String(count)), (Words("发布", "Published"), publishedAt),
        (Words("天数", "Age in days"), String(ageDays)), (Words("摘要", "SHA-256"), sha256),
      ] + earlierSets.map { (Words("可退回", "Earlier set"), $0) }
        + (isDemonstration ? [(Words("注意", "Warning"), warning.in(language))] : []),
      in: language)
  }
}
