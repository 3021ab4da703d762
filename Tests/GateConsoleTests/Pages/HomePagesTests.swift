import Foundation
import GateDomain
import GateForms
import GateOffice
import Testing

@testable import GateConsole

/// The first page of those who decide.
@Suite struct HomePagesTests {
  private static let count = 104

  private func filed(_ site: ConsoleSite) async throws -> [String] {
    var numbers: [String] = []
    for _ in 0..<Self.count {
      numbers.append(
        try await site.office.submit(TestTransfer.form(), by: site.person(.staff)).number)
    }
    return numbers
  }

  private func shown(_ numbers: [String], in text: String) -> [String] {
    numbers.compactMap { number in
      text.range(of: ">\(number)</a>").map { (number, $0.lowerBound) }
    }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  @Test("Of more than a hundred that wait the oldest come first, and all are counted")
  func oldestFirst() async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    let numbers = try await filed(site)
    try await site.visit(as: .securityOfficer) { visitor in
      let text = try await visitor.get("/").text
      #expect(shown(numbers, in: text) == Array(numbers.prefix(7)))
      #expect(text.contains("<span class=\"count\">\(Self.count)</span>"))
    }
  }
}
