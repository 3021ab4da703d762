import GateDomain
import GateOffice
import GateRetention
import GateSigning
import GateSite
import GateWire
import Testing

@testable import GateConsole

/// An external machine with a report that has findings.
enum SampleMachine {
  private static let id = Identifier<ExternalMachine>("EXT-01")

  /// Enrols it, takes its report in and gives back the finding of a kept file.
  static func fill(_ site: ConsoleSite) async throws -> Identifier<MachineFinding> {
    let (key, now) = (SigningKey(), Timestamp.now)
    let officer = try site.person(.securityOfficer)
    _ = try await site.office.enrol(
      EnrolRequest(
        enrolment: Enrolment(machine: id, name: "PC <b>1</b>", key: key.verificationKey.hex),
        owner: Identifier(Role.staff.rawValue), periodDays: 7), by: officer)
    let report = InspectionReport(
      machine: id, number: 2, previous: nil, startedAt: now, finishedAt: now,
      rulesNumber: 1, rulesDigest: Digest.of([]), roots: ["/"], isComplete: true, coverage: .init(),
      findings: [
        reported(.retainedFile, "=cmd.txt", now), reported(.unreadable, "/b.zip", now),
        reported(.machineState, "software:chat", now),
      ], settled: [], purged: [], facts: ["system": "debian 12"])
    _ = try await site.office.importReport(
      Verified(signing: report, with: key).unverified, by: officer)
    let findings = try await site.office.findings(by: officer)
    return try #require(findings.first { $0.kind == .retainedFile }).id
  }

  private static func reported(_ kind: ReportedFinding.Kind, _ subject: String, _ now: Timestamp)
    -> ReportedFinding
  {
    ReportedFinding(
      kind: kind, subject: RawName(subject), digest: kind == .retainedFile ? Digest.of([1]) : nil,
      size: 7, modifiedAt: now, firstSeenAt: now, severity: .critical, deleteWithinSeconds: 86_400,
      evidence: [
        RetentionEvidence(
          rule: kind == .unreadable ? "unreadable" : "mark-star", members: ["a<b>.docx"],
          place: kind == .unreadable ? "encrypted" : "p. 1", before: "before", hit: "secret mark",
          after: "<script>alert(1)</script>", count: 2)
      ])
  }
}
