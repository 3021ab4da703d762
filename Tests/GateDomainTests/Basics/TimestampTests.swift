import Foundation
import GateDomain
import GateTesting
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"),
    (1, "1970-01-01T00:00:00.001Z"),
    (86_399_999, "1970-01-01T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"),
    (1_078_012_800_000, "2004-02-29T00:00:00.000Z"),
    (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    (1_795_334_400_123, "2026-11-22T08:00:00.123Z"),
    (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
  ])
  func `has one text form`(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).rfc3339 == text)
    #expect(Timestamp(rfc3339: text) == Timestamp(milliseconds: milliseconds))
  }

  @Test func `every moment comes back from its text`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<3000 {
      let time = Timestamp(milliseconds: generator.number(in: Timestamp.range))
      #expect(Timestamp(rfc3339: time.rfc3339) == time)
    }
  }

  @Test(arguments: [
    "", "Z", "2026-11-22", "2026-11-22T08:00:00Z", "2026-11-22T08:00:00.12Z",
    "2026-11-22T08:00:00.1234Z", "2026-11-22t08:00:00.123Z", "2026-11-22T08:00:00.123z",
    "2026-11-22 08:00:00.123Z", "2026-11-22T08:00:00.123+", "2026-11-22T08:00:00,123Z",
    "2026-02-29T00:00:00.000Z", "2100-02-29T00:00:00.000Z", "2026-04-31T00:00:00.000Z",
    "2026-00-10T00:00:00.000Z", "2026-13-10T00:00:00.000Z", "2026-10-00T00:00:00.000Z",
    "2026-10-32T00:00:00.000Z", "2026-10-10T24:00:00.000Z", "2026-10-10T23:60:00.000Z",
    "2026-10-10T23:59:60.000Z", "1969-12-31T23:59:59.999Z", "0000-01-01T00:00:00.000Z",
    "+026-10-10T00:00:00.000Z", "-026-10-10T00:00:00.000Z", "2026-+1-10T00:00:00.000Z",
    "2026-10-10T00:00:00.+12Z", " 026-10-10T00:00:00.000Z", "２-11-22T08:00:00.123Z",
    "2026-11-22T08:00:00.123Z ", "2026-11-22T08:00:00.123\0",
  ])
  func `refuses every other text`(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func `no single changed byte gives the same moment`() {
    let original = Timestamp(milliseconds: 1_795_334_400_123)
    let bytes = Array(original.rfc3339.utf8)
    for offset in bytes.indices {
      for value in UInt8.min...127 where value != bytes[offset] {
        var changed = bytes
        changed[offset] = value
        #expect(Timestamp(rfc3339: String(decoding: changed, as: UTF8.self)) != original)
      }
    }
  }

  @Test(arguments: [Int64.min, -1, 253_402_300_800_000, Int64.max])
  func `keeps within the years that a record can name`(milliseconds: Int64) {
    let time = Timestamp(milliseconds: milliseconds)
    #expect(Timestamp.range.contains(time.milliseconds))
    #expect(Timestamp(rfc3339: time.rfc3339) == time)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Timestamp.self, from: Data("\(milliseconds)".utf8))
    }
  }

  @Test(arguments: [Int64.min, -9_000_000_000_000, 9_000_000_000_000, Int64.max])
  func `adding any number of seconds stops at an end`(seconds: Int64) {
    let middle = Timestamp(milliseconds: 1_795_334_400_123)
    let expected = seconds < 0 ? Timestamp.range.lowerBound : Timestamp.range.upperBound
    #expect(middle.adding(seconds: seconds).milliseconds == expected)
  }

  @Test func `adds seconds, orders, and is written as a bare number`() throws {
    let time = Timestamp(milliseconds: 5_000)
    #expect(time.adding(seconds: 60).milliseconds == 65_000)
    #expect(time.adding(seconds: -5).milliseconds == 0)
    #expect(time < time.adding(seconds: 1))
    let data = try JSONEncoder().encode([time])
    #expect(String(decoding: data, as: UTF8.self) == "[5000]")
    #expect(try JSONDecoder().decode([Timestamp].self, from: data) == [time])
  }

  @Test(arguments: [
    (1_795_334_400_123, 28_800, "2026-11-22 16:00"), (1_795_334_400_123, 0, "2026-11-22 08:00"),
    (1_795_334_400_123, -18_000, "2026-11-22 03:00"), (0, -1, "1969-12-31 23:59"),
    (253_402_300_799_999, 28_800, "10000-01-01 07:59"),
  ])
  func `shows the reader's own clock`(milliseconds: Int64, offset: Int, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).display(offsetSeconds: offset) == text)
  }
}
