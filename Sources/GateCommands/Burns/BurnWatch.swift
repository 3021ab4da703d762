import ArgumentParser
import GateDiscs
import GateDomain
import GateStationLink

/// `gatectl burn watch`: how far the burn of a request is, until it ends.
struct BurnWatch: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "watch", abstract: say("跟踪刻录进度直到结束", "Follow a burn to its end"))
  }

  private static let interval = Duration.milliseconds(500)

  @OptionGroup var reference: BurnReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let connection = try server.connection()
    var shown = ""
    while true {
      let answer: BurnAnswer = try await connection.get(
        ServerPath(["burns", reference.request]))
      guard let burn = answer.burns.last, !burn.state.isFinal else {
        return try output.print(answer) { BurnView(answer).lines($0) }
      }
      let line = BurnProgressLine(burn: burn, progress: answer.progress).text(Voice.language)
      if line != shown { Voice.write(line) }
      shown = line
      try await Task.sleep(for: Self.interval)
    }
  }
}

/// One line on how far a burn is.
struct BurnProgressLine {
  let burn: Burn
  let progress: BurnProgress?

  /// The state of the burn, its phase, amounts and the time that is left.
  func text(_ language: Language) -> String {
    let start = "\(burn.disc.text)  \(burn.state.words.in(language))"
    guard let progress else { return start }
    var parts = [start, progress.phase.words.in(language)]
    if let share = progress.share { parts.append("\(Int(share * 100))%") }
    parts.append("\(Shown.bytes(progress.done))/\(Shown.bytes(progress.total))")
    if let left = progress.secondsLeft {
      let shown = Shown.duration(seconds: Int(left))
      parts.append(Words("剩余 \(shown)", "\(shown) left").in(language))
    }
    return parts.joined(separator: "  ")
  }
}
