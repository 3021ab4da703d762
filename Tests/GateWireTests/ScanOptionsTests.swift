import GateWire
import Testing

@Suite struct ScanOptionsTests {
  static let options = ScanOptions(
    signatures: "/var/lib/gatehouse/特征库 1", temporaryFolder: "/run/gate",
    limits: ScanLimits(
      maxFileBytes: .max, maxScanBytes: 2, maxFiles: 3, maxRecursion: 4, maxSeconds: 5,
      deadlineSeconds: .max))

  @Test func `come back from their own arguments`() throws {
    #expect(try ScanOptions(arguments: Self.options.arguments) == Self.options)
  }

  @Test func `must be whole`() {
    let arguments = Self.options.arguments
    for index in stride(from: 0, to: arguments.count, by: 2) {
      var missing = arguments
      missing.removeSubrange(index...(index + 1))
      #expect(throws: WireError.meaningless) { try ScanOptions(arguments: missing) }
      #expect(throws: WireError.wrongLength) {
        try ScanOptions(arguments: Array(arguments.prefix(index + 1)))
      }
      #expect(throws: WireError.meaningless) {
        try ScanOptions(arguments: arguments + [arguments[index], arguments[index + 1]])
      }
    }
    #expect(throws: WireError.meaningless) { try ScanOptions(arguments: arguments + ["--x", "1"]) }
  }

  @Test(arguments: ["", "0", "-1", "x", "1.5", " 1", "99999999999999999999999"])
  func `refuse a limit that is none`(value: String) {
    for name in Self.options.arguments where name.hasPrefix("--max") {
      var arguments = Self.options.arguments
      if let index = arguments.firstIndex(of: name) { arguments[index + 1] = value }
      #expect(throws: WireError.meaningless) { try ScanOptions(arguments: arguments) }
    }
  }
}
