import Foundation
import GateAuditLog
import GateDomain
import GateForms
import GateOffice
import GateSigning
import GateSite
import GateWire
import Testing

/// Files that are handed in with forms.
@Suite struct OfficeAttachmentTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  private func pieces(_ pieces: [[UInt8]], breaksOff: Bool = false) -> AsyncThrowingStream<
    [UInt8], any Error
  > {
    AsyncThrowingStream { stream in
      pieces.forEach { stream.yield($0) }
      stream.finish(throwing: breaksOff ? CancellationError() : nil)
    }
  }

  private func attach(
    _ bytes: [UInt8], name: String = "通知.pdf", limit: UInt64 = 100,
    by person: Person = People.zhang
  ) async throws -> GateDomain.Attachment {
    try await under.office.attach(name, limit: limit, body: pieces([bytes]), by: person)
  }

  private func trip(_ file: GateDomain.Attachment?, _ place: String = "北京") -> FilledForm {
    let day = Timestamp.now.adding(seconds: 86_400)
    return FilledForm(
      form: "trip",
      texts: [
        "purpose": "开会", "place": place, "transport": "train",
        "period.from": day.formText(offsetSeconds: 28_800),
        "period.until": day.adding(seconds: 3_600).formText(offsetSeconds: 28_800),
        "notice": file?.id.rawValue ?? "",
      ])
  }

  private var kept: [String] {
    (try? FileManager.default.contentsOfDirectory(
      atPath: under.folder.server + "/attachments")) ?? []
  }

  @Test("a file is kept with its digest, stands in the version, and is sent to who may see it")
  func whole() async throws {
    let file = try await under.office.attach(
      "通知.pdf", limit: 10, body: pieces([[1, 2], [3]]), by: People.zhang)
    #expect(file.size == 3 && file.digest == Digest.of([1, 2, 3]))
    let request = try await under.office.submit(trip(file), by: People.zhang)
    #expect(request.revision.content.values["notice"] == .attachment(file))
    for person in [People.zhang, People.head] {
      let sent = try await under.office.attachment(
        file.id, of: request.id.rawValue, by: person)
      #expect(sent.name == "通知.pdf" && sent.digest == file.digest)
      #expect(Array(try Data(contentsOf: URL(filePath: sent.path))) == [1, 2, 3])
    }
    for person in [People.wang, People.admin] {
      await #expect(throws: Refusal.self) {
        try await under.office.attachment(file.id, of: request.id.rawValue, by: person)
      }
    }
  }

  @Test("nobody can name a file of somebody else, nor one that is of another request")
  func foreign() async throws {
    let file = try await attach([1])
    await #expect(throws: FormProblems.self) {
      try await under.office.submit(trip(file), by: People.wang)
    }
    let first = try await under.office.submit(trip(file), by: People.zhang)
    await #expect(throws: Refusal.self) {
      try await under.office.submit(trip(file), by: People.zhang)
    }
    let other = try await under.office.submit(trip(nil), by: People.zhang)
    await #expect(throws: Refusal.self) {
      try await under.office.attachment(file.id, of: other.id.rawValue, by: People.zhang)
    }
    #expect(first.number != other.number && other.number.contains("2号"))
  }

  @Test("too large, empty, badly named and broken off: nothing of it is kept")
  func refused() async throws {
    await #expect(throws: AttachmentDefect.tooLarge) { try await attach([1, 2, 3], limit: 2) }
    await #expect(throws: AttachmentDefect.empty) { try await attach([]) }
    for name in ["", "a/b", "x\u{202e}fdp.exe", String(repeating: "长", count: 70)] {
      await #expect(throws: AttachmentDefect.badName) { try await attach([1], name: name) }
    }
    await #expect(throws: CancellationError.self) {
      try await under.office.attach(
        "a", limit: 9, body: pieces([[1]], breaksOff: true), by: People.zhang)
    }
    #expect(kept == [])
  }

  @Test("what no request names goes away: after a week, behind twenty others, after a death")
  func sweeping() async throws {
    let named = try await attach([7])
    _ = try await under.office.submit(trip(named), by: People.zhang)
    for byte in 0..<22 { _ = try await attach([UInt8(byte)]) }
    #expect(kept.count == 21 && kept.contains(named.id.rawValue))
    try await under.office.tick(at: Timestamp.now.adding(seconds: 8 * 86_400))
    #expect(kept == [named.id.rawValue])
    let left = "\(under.folder.server)/attachments/part-x"
    #expect(FileManager.default.createFile(atPath: left, contents: Data([1])))
    try await under.office.begin()
    #expect(kept == [named.id.rawValue])
  }

  @Test("a changed version keeps its file or brings another; the digest tells them apart")
  func changed() async throws {
    let file = try await attach([1])
    let first = try await under.office.submit(trip(file), by: People.zhang)
    _ = try await under.office.answer(
      first.id, AnswerRequest(answer: .return, revision: first.revision.digest, reason: "改"),
      by: People.head)
    let form = under.office.form(from: first)
    #expect(form["notice"] == file.id.rawValue)
    let other = try await attach([2])
    let second = try await under.office.resubmit(
      first.id, trip(other, "上海"), by: People.zhang)
    #expect(second.revision.content.values["notice"] == .attachment(other))
    #expect(second.revision.digest != first.revision.digest)
    let old = try await under.office.attachment(
      file.id, of: first.id.rawValue, by: People.head)
    #expect(old.digest == file.digest)
  }
}
