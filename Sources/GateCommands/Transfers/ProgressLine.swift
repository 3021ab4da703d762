import GateDomain

/// One line on how far a transfer is.
enum ProgressLine {
  /// Columns of the bar itself.
  private static let barColumns = 24

  /// For a terminal: a bar, amounts, and the current file as far as the width allows.
  static func bar(_ transfer: Transfer, rate: TransferRate, columns: Int, language: Language)
    -> String
  {
    let progress = transfer.progress
    let share = share(of: progress)
    let filled = Int(share * Double(barColumns))
    let bar =
      String(repeating: "█", count: filled)
      + String(repeating: "░", count: barColumns - filled)
    var parts = ["\(bar) \(percent(share))", amounts(progress, language)]
    if let rate = rate.bytesPerSecond { parts.append("\(Shown.bytes(rate))/s") }
    if let left = rate.secondsUntil(progress.bytesTotal) {
      parts.append(
        Words("剩余 \(Shown.duration(seconds: left))", "\(Shown.duration(seconds: left)) left")
          .in(language))
    }
    if !progress.currentFile.isEmpty { parts.append(RawName(progress.currentFile).escaped) }
    // One column stays free: writing into the last one would wrap some terminals.
    return DisplayWidth.shortened(parts.joined(separator: "  "), to: columns - 1)
  }

  /// For a file or a pipe: the same amounts without a bar.
  static func plain(_ transfer: Transfer, language: Language) -> String {
    let progress = transfer.progress
    return "\(transfer.state.words.in(language))  \(percent(share(of: progress)))  "
      + amounts(progress, language)
  }

  private static func amounts(_ progress: TransferProgress, _ language: Language) -> String {
    let bytes = "\(Shown.bytes(progress.bytesCopied))/\(Shown.bytes(progress.bytesTotal))"
    return Words(
      "\(bytes)  已检测 \(progress.filesJudged)/\(progress.filesTotal)  扣留 \(progress.filesHeld)",
      "\(bytes)  judged \(progress.filesJudged)/\(progress.filesTotal)  held \(progress.filesHeld)"
    ).in(language)
  }

  /// Copying and judging count half each: either may be the slower one.
  static func share(of progress: TransferProgress) -> Double {
    let copied = part(progress.bytesCopied, of: progress.bytesTotal)
    let judged = part(progress.filesJudged, of: progress.filesTotal)
    return (copied + judged) / 2
  }

  private static func part(_ done: UInt64, of total: UInt64) -> Double {
    total == 0 ? 0 : min(1, Double(done) / Double(total))
  }

  private static func percent(_ share: Double) -> String {
    let number = String(Int(share * 100))
    return String(repeating: " ", count: max(0, 3 - number.count)) + number + "%"
  }
}
