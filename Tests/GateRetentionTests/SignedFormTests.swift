import GateDomain
import GateRetention
import GateSigning
import Testing

@Suite struct SignedFormTests {
  private static let now = Timestamp(milliseconds: 1_800_000_000_000)

  private static var report: InspectionReport {
    var coverage = InspectionReport.Coverage()
    (coverage.read, coverage.unreadable, coverage.closedFolders) = (7, 2, 1)
    let evidence = RetentionEvidence(
      rule: "mark-star", members: ["a.zip", "机密.docx"], place: "word/document.xml",
      before: "某", hit: "机密★10年", after: "\u{2028}x", count: 2)
    return InspectionReport(
      machine: Identifier("EXT-01"), number: 3, previous: Digest.of([1]), startedAt: now,
      finishedAt: now,
      rulesNumber: 9, rulesDigest: Digest.of([2]), roots: ["/home"], isComplete: true,
      coverage: coverage,
      findings: [
        ReportedFinding(
          kind: .retainedFile, subject: RawName([0x2f, 0xff]), digest: Digest.of([3]), size: 1,
          modifiedAt: now, firstSeenAt: now, severity: .critical, deleteWithinSeconds: 86_400,
          evidence: [evidence])
      ],
      settled: [SettledFinding(key: Digest.of([4]), outcome: .clean)],
      purged: [
        PurgedFile(path: RawName("/x"), digest: Digest.of([5]), at: now, order: Digest.of([6]))
      ],
      facts: ["system": "debian 12"])
  }

  @Test func `a report comes back as it was signed, and under no other key`() throws {
    let key = SigningKey()
    let signed = Verified(signing: Self.report, with: key).unverified
    #expect(signed.verified(by: key.verificationKey)?.statement == Self.report)
    #expect(signed.verified(by: SigningKey().verificationKey) == nil)
  }

  @Test(arguments: [
    ("\"read\":7", "\"read\":8"), ("critical", "notice"),
    ("\"complete\":true", "\"complete\":false"),
    ("\"number\":3", "\"number\":4"), ("\"outcome\":\"clean\"", "\"outcome\":\"fine\""),
  ])
  func `a changed report is refused`(_ old: String, _ new: String) {
    let key = SigningKey()
    let signed = Verified(signing: Self.report, with: key).unverified
    let changed = signed.statement.replacing(old, with: new)
    #expect(changed != signed.statement)
    let forged = Unverified<InspectionReport>(statement: changed, signature: signed.signature)
    #expect(forged.verified(by: key.verificationKey) == nil)
  }

  @Test func `a report's signature is none of an order's`() {
    let key = SigningKey()
    let signed = Verified(signing: Self.report, with: key).unverified
    let order = Unverified<PurgeOrder>(statement: signed.statement, signature: signed.signature)
    #expect(order.verified(by: key.verificationKey) == nil)
  }

  @Test func `a bundle of rules comes back with its files`() {
    let key = SigningKey()
    let bundle = RulesBundle(
      number: 5, publishedAt: Self.now,
      files: RuleFiles(["retained/a.yaml": Array("规则".utf8), "machines/b.yaml": []]),
      register: Digest.of([1]))
    let back = Verified(signing: bundle, with: key).unverified
      .verified(by: key.verificationKey)?.statement
    #expect(back?.files == bundle.files && back?.digest == bundle.digest && back?.number == 5)
  }
}
