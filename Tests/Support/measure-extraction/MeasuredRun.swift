import Foundation
import GateExtraction
import GateLinux
import Glibc

/// What came out of all files of a corpus.
struct MeasuredRun: Encodable {
  struct Row: Encodable {
    let group: String
    var files = 0
    var recall = 0.0
    var lowest = 1.0
    var seconds = 0.0
    /// Files from which text is missing and that nothing was said about.
    var silent: [String] = []
    /// Files of which something else was said than expected.
    var wrong: [String] = []
  }

  private(set) var rows: [Row] = []
  private(set) var files = 0
  private(set) var cpuSeconds = 0.0
  private(set) var megabytes = 0

  init(
    _ cases: [MeasuredCase], folder: String, _ extractor: TextExtractor, _ limits: ExtractionLimits
  ) {
    for (index, measured) in cases.enumerated() {
      let start = MonotonicTime.milliseconds
      let found = Self.text(folder + "/" + measured.file, extractor, limits)
      add(measured, found, Double(MonotonicTime.milliseconds - start) / 1_000, limits)
      if index == cases.count - 1 { extractor.stop() }
    }
    rows = rows.map { row in
      var row = row
      row.recall /= Double(row.files)
      return row
    }
    var usage = rusage()
    unsafe getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    cpuSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    megabytes = usage.ru_maxrss / 1_024
  }

  private static func text(
    _ path: String, _ extractor: TextExtractor, _ limits: ExtractionLimits
  ) -> ExtractedText {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    return extractor.text(of: file, limits: limits)
  }

  private mutating func add(
    _ measured: MeasuredCase, _ found: ExtractedText, _ seconds: Double, _ limits: ExtractionLimits
  ) {
    let index = rows.firstIndex { $0.group == measured.group } ?? rows.count
    if index == rows.count { rows.append(Row(group: measured.group)) }
    files += 1
    let recall = Grams.recall(of: measured.text, in: found.text)
    rows[index].files += 1
    rows[index].recall += recall
    rows[index].lowest = min(rows[index].lowest, recall)
    rows[index].seconds += seconds
    // Nobody can say of a letter in a picture that it was misread.
    if recall < 0.9, found.unreadable.isEmpty, !measured.isPicture {
      rows[index].silent.append(measured.name)
    }
    if let wrong = Self.wrong(measured, found, limits) { rows[index].wrong.append(wrong) }
  }

  private static func wrong(
    _ measured: MeasuredCase, _ found: ExtractedText, _ limits: ExtractionLimits
  ) -> String? {
    let reasons = Set(found.unreadable.map(\.reason.rawValue))
    var expected = Set(measured.unreadable)
    if measured.isPicture, limits.pictures == 0 { expected.insert("not-recognised") }
    let values = found.properties.map(\.value)
    let lacking = measured.properties.filter { wanted in !values.contains { $0.contains(wanted) } }
    let format = found.members.first?.format.rawValue ?? "-"
    // What is damaged may or may not be noticed as long as text is not missing silently.
    let isRight = expected.contains("damaged") || reasons == expected
    guard isRight, lacking.isEmpty, measured.format == nil || measured.format == format else {
      return "\(measured.name): \(format) \(reasons.sorted()) lacks \(lacking)"
    }
    return nil
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
