import GateDomain
import GateWire
import Testing

@Suite("The command line of an engine process")
struct ScanOptionsTests {
  private static let options = ScanOptions(
    signatures: "/a b", temporaryFolder: "/dev/shm/x", limits: PoolFixture.limits())

  @Test func `what is written is read`() throws {
    #expect(try ScanOptions(arguments: Self.options.arguments) == Self.options)
  }

  @Test func `every option is needed, once, and no other`() {
    let arguments = Self.options.arguments
    for index in stride(from: 0, to: arguments.count, by: 2) {
      var fewer = arguments
      fewer.removeSubrange(index...(index + 1))
      let twice = arguments + arguments[index...(index + 1)]
      for wrong in [fewer, twice, Array(arguments.dropLast()), arguments + ["--other", "1"]] {
        #expect(throws: WireError.self) { try ScanOptions(arguments: wrong) }
      }
    }
  }

  @Test(arguments: ["0", "-1", "", "1.5", "99999999999999999999999", "many"])
  func `a limit is a number above 0`(_ text: String) {
    var arguments = Self.options.arguments
    arguments[arguments.count - 1] = text
    #expect(throws: WireError.meaningless) { try ScanOptions(arguments: arguments) }
  }

  @Test func `what is loaded crosses whole`() throws {
    let signatures = LoadedSignatures(
      engine: "libclamav 1.4.6", version: 27_500, count: 8_654_998,
      publishedAt: Timestamp(milliseconds: 1_700_000_000_000))
    #expect(try ScanMessage(bytes: ScanMessage.loaded(signatures).bytes) == .loaded(signatures))
    for count in 0..<ScanMessage.loaded(signatures).bytes.count {
      let cut = Array(ScanMessage.loaded(signatures).bytes.prefix(count))
      #expect(throws: WireError.self) { try ScanMessage(bytes: cut) }
    }
  }
}
