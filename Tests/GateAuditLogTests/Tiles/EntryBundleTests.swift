import GateAuditLog
import GateTesting
import Testing

@Suite struct EntryBundleTests {
  @Test func `lengths stand before records, big end first`() {
    let long = [UInt8](repeating: 7, count: 258)
    let bytes = EntryBundle.encode([[1, 2], [], long])
    #expect(bytes == [0, 2, 1, 2, 0, 0, 1, 2] + long)
    #expect(EntryBundle.decode(bytes, count: 3) == [[1, 2], [], long])
  }

  @Test(
    arguments: [
      ([], 1), ([0], 1), ([0, 1], 1), ([0, 1, 5, 0], 1), ([0, 1, 5], 2), ([0, 0], 0),
      ([0, 1, 5, 0, 2, 6], 2), ([255, 255, 1], 1),
    ] as [([UInt8], Int)])
  func `refuses too much, too little and the wrong count`(bytes: [UInt8], count: Int) {
    #expect(EntryBundle.decode(bytes, count: count) == nil)
  }

  @Test func `random bundles come back`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let records = (0..<generator.number(in: 0...20)).map { _ in
        generator.bytes(generator.number(in: 0...600))
      }
      #expect(
        EntryBundle.decode(EntryBundle.encode(records), count: records.count) == records)
    }
  }
}
