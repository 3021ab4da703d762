import GateDomain

extension ScanningPolicy {
  private static let mebibyte: Int64 = 1 << 20
  /// The engine never looks into files of 2 GiB - 2 bytes and more, and calls them clean.
  private static let engineLimit: Int64 = (2 << 30) - 3

  /// Reads `scanning.yaml`.
  init?(_ map: FieldMap) {
    let maxFile = map.required("max-file")?.size(in: 1...Self.engineLimit)
    let maxFiles = map.required("max-files")?.integer(in: 1...1_000_000)
    let maxScan = map.required("max-scan")
    let maxScanBytes = maxScan?.size(in: Self.mebibyte...4096 * Self.mebibyte - 1)
    let maxArchiveFiles = map.required("max-archive-files")?.integer(in: 1...1_000_000)
    let maxRecursion = map.required("max-recursion")?.integer(in: 1...50)
    let scanTime = map.required("scan-time")?.duration(in: 1...3_600)
    let readSilence = map.required("read-silence")?.duration(in: 1...600)
    let workers = map.required("workers")?.integer(in: 0...256)
    let ages = Self.ages(map)
    guard let maxFile, let maxFiles, let maxScan, let maxScanBytes, let maxArchiveFiles,
      let maxRecursion, let scanTime, let readSilence, let workers, let ages
    else { return nil }
    guard maxScanBytes >= maxFile else {
      maxScan.reportValue(
        hint: Words(
          "不得小于 max-file，否则大文件永远不能通过", "it must not be below max-file, or large files never pass"))
      return nil
    }
    self.init(
      maxFileBytes: maxFile, maxFiles: UInt64(maxFiles), maxScanBytes: maxScanBytes,
      maxArchiveFiles: maxArchiveFiles, maxRecursion: maxRecursion, scanSeconds: Int(scanTime),
      readSilenceSeconds: Int(readSilence), workers: workers, signatureMaxAgeDays: ages.hold,
      warnAgeDays: ages.warn)
  }

  private static func ages(_ map: FieldMap) -> (hold: Int, warn: Int)? {
    let hold = map.required("signatures-max-age")?.days(in: 1...365)
    let warning = map.required("signatures-warn-age")
    guard let hold, let warning, let warn = warning.days(in: 0...365) else { return nil }
    guard warn <= hold else {
      warning.reportValue(
        hint: Words("不得大于 signatures-max-age", "it must not be above signatures-max-age"))
      return nil
    }
    return (hold, warn)
  }
}

extension Field {
  /// A duration of whole days.
  fileprivate func days(in range: ClosedRange<Int64>) -> Int? {
    whole(86_400, "d", in: range)
  }

  /// A duration that is a whole number of `unit`s of `seconds`, within `range` of those.
  func whole(_ seconds: Int64, _ unit: String, in range: ClosedRange<Int64>) -> Int? {
    let bounds = range.lowerBound * seconds...range.upperBound * seconds
    guard let duration = duration(in: bounds) else { return nil }
    guard duration.isMultiple(of: seconds) else {
      reportValue(hint: Words("请用整数个单位 \(unit)", "use a whole number of \(unit)"))
      return nil
    }
    return Int(duration / seconds)
  }
}
