/// How fast a transfer goes, over the last seconds rather than since its beginning.
struct TransferRate {
  private struct Sample {
    let milliseconds: Int64
    let bytes: UInt64
  }

  private static let spanMilliseconds: Int64 = 10_000
  private var samples: [Sample] = []

  /// Notes how many bytes had been copied at a moment.
  mutating func note(bytes: UInt64, atMilliseconds milliseconds: Int64) {
    samples.append(Sample(milliseconds: milliseconds, bytes: bytes))
    while samples.count > 2, samples[1].milliseconds <= milliseconds - Self.spanMilliseconds {
      samples.removeFirst()
    }
  }

  /// Bytes a second; nil before two moments are known.
  var bytesPerSecond: UInt64? {
    guard let first = samples.first, let last = samples.last,
      last.milliseconds > first.milliseconds, last.bytes >= first.bytes
    else { return nil }
    let (bytes, _) = (last.bytes - first.bytes).multipliedReportingOverflow(by: 1000)
    return bytes / UInt64(last.milliseconds - first.milliseconds)
  }

  /// Whole seconds until `total` at this rate; nil when that is not known.
  func secondsUntil(_ total: UInt64) -> Int? {
    guard let rate = bytesPerSecond, rate > 0, let last = samples.last, total > last.bytes else {
      return nil
    }
    return Int((total - last.bytes + rate - 1) / rate)
  }
}
