import GateDiscs
import GateDomain
import GateOffice
import GateSite
import GateTesting
import HTTPTypes
import Testing

@testable import GateConsole

/// Forms and labels as PDF: what is on them is text that can be found, and codes that can be read.
@Suite struct PaperPagesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder("paper") }

  private func text(_ answer: Visitor.Answer) async throws -> String {
    #expect(answer.status == .ok && answer.headers[.contentType] == "application/pdf")
    try folder.write(answer.bytes, to: "a.pdf")
    let read = try await Program.run("/usr/bin/pdftotext", ["-layout", folder.path("a.pdf"), "-"])
    try #require(read.succeeded, "\(read.errors)")
    return read.output
  }

  // What the codes on the first page say, as a printed sheet would be read.
  private func codes() async throws -> String {
    let drawn = try await Program.run(
      "/usr/bin/pdftoppm",
      ["-png", "-r", "200", "-f", "1", "-l", "1", folder.path("a.pdf"), folder.path("page")])
    try #require(drawn.succeeded, "\(drawn.errors)")
    let read = try await Program.run(
      "/bin/sh", ["-c", "zbarimg --quiet --raw \"$1\"/page*.png", "sh", folder.path])
    return read.output
  }

  @Test(
    "A request's form holds its fields, boxes to sign, and a code with number and digest",
    arguments: Language.allCases)
  func form(_ language: Language) async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    try await site.visit(as: .staff, language: language) { visitor in
      let released = try await Samples.released(site, by: visitor)
      let number = "\(released.request)"
      let found = try await text(try await visitor.get("/requests/\(number)/form.pdf"))
      let words =
        language == .chinese ? ["申请人", "签字", "经办与回执"] : ["Requester", "Signature", "Received by"]
      for part in words { #expect(found.contains(part), "\(part)") }
      let code = try await codes()
      #expect(code.hasPrefix("GATEHOUSE/1 "))
      for part in code.split(separator: " ").dropFirst().prefix(1) {
        #expect(found.contains(part), "\(part)")
      }
      let other = try await visitor.get("/requests/none/form.pdf")
      #expect(other.status == .notFound)
    }
  }

  @Test("A sheet of labels holds each number as text and as a code")
  func labels() async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    let made = try await site.office.register(
      NewMedia(kind: .dvdR, use: .outbound, level: .internal, count: 4),
      by: try site.person(.stationOperator))
    let numbers = made.map(\.number.text)
    try await site.visit(as: .stationOperator) { visitor in
      let path = "/media/labels.pdf?numbers=" + numbers.joined(separator: ",")
      let found = try await text(try await visitor.get(path))
      for number in numbers { #expect(found.contains(number)) }
      #expect(Set(try await codes().split(separator: "\n").map(String.init)) == Set(numbers))
    }
  }
}
