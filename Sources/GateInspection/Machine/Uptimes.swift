import GateDomain

/// When a machine ran, by its file of boots and shutdowns (`wtmp`).
enum Uptimes {
  private static let recordSize = 384
  private static let (runLevel, boot): (Int32, Int32) = (1, 2)
  private static let clock: Int64 = 8 * 3_600

  /// One run from boot to shutdown.
  struct Run: Hashable {
    let start: Timestamp
    let end: Timestamp
  }

  /// The runs; one that has no end goes on until `until`, or is left out.
  static func runs(in bytes: [UInt8], until: Timestamp?) -> [Run] {
    var (runs, start): ([Run], Timestamp?) = ([], nil)
    for offset in stride(from: 0, to: bytes.count - recordSize + 1, by: recordSize) {
      let kind = number(bytes, offset)
      let time = Timestamp(milliseconds: Int64(number(bytes, offset + 340)) * 1_000)
      let isShutdown = kind == runLevel && text(bytes, offset + 44) == "shutdown"
      if kind == boot { start = time }
      if isShutdown, let begun = start {
        runs.append(Run(start: begun, end: time))
        start = nil
      }
    }
    if let start, let until, start < until { runs.append(Run(start: start, end: until)) }
    return runs
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> Int32 {
    (0..<4).reversed().reduce(0) { $0 << 8 | Int32(bytes[offset + $1]) }
  }

  private static func text(_ bytes: [UInt8], _ offset: Int) -> String {
    String(decoding: bytes[offset..<offset + 32].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The days, by the clock of China, on which a run lay outside the hours.
  static func nights(
    of runs: [Run], since: Timestamp, openFrom: Int, openTo: Int
  ) -> [String] {
    var days: [String] = []
    for run in runs {
      var time = max(run.start, since)
      while time < run.end {
        let local = CivilTime(time, offsetSeconds: Int(clock))
        if local.hour < openFrom || local.hour >= openTo {
          let day = String(time.display(offsetSeconds: Int(clock)).prefix(10))
          if days.last != day { days.append(day) }
        }
        time = time.adding(seconds: 1_800)
      }
    }
    return days
  }
}
