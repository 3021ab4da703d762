import Foundation
import GateDomain
import Testing

@Suite struct WindowTests {
  static func time(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1000) }

  @Test(arguments: [(10, 10), (11, 10)])
  func `must end after it begins`(first: Int64, last: Int64) {
    #expect(Window(notBefore: Self.time(first), notAfter: Self.time(last)) == nil)
    let data = Data("{\"notBefore\":\(first),\"notAfter\":\(last)}".utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Window.self, from: data) }
  }

  @Test func `holds its first moment and not its last`() throws {
    let window = try #require(Window(notBefore: Self.time(10), notAfter: Self.time(20)))
    #expect(window.position(of: Timestamp(milliseconds: 9_999)) == .before)
    #expect(window.position(of: Timestamp(milliseconds: 10_000)) == .inside)
    #expect(window.position(of: Timestamp(milliseconds: 19_999)) == .inside)
    #expect(window.position(of: Timestamp(milliseconds: 20_000)) == .after)
  }

  @Test func `comes back from what it writes`() throws {
    let window = try #require(Window(notBefore: Self.time(10), notAfter: Self.time(20)))
    let data = try JSONEncoder().encode(window)
    #expect(try JSONDecoder().decode(Window.self, from: data) == window)
  }
}
