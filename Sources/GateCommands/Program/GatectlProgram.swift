import ArgumentParser
import Foundation
import GateDomain

/// The program `gatectl`: parses the command line, runs one verb, ends with a documented code.
public enum GatectlProgram {
  /// Runs the command line and ends the process.
  public static func run() async -> Never {
    do {
      var command = try await Gatectl.asyncParseAsRoot()
      if var verb = command as? any AsyncParsableCommand {
        try await verb.run()
      } else {
        try command.run()
      }
      exit(CommandExit.done.rawValue)
    } catch {
      exit(conclude(error))
    }
  }

  private static func conclude(_ error: any Error) -> Int32 {
    if let silent = error as? SilentExit { return silent.exit.rawValue }
    guard let report = parserReport(of: error) else {
      let failure = CommandFailure(error)
      Voice.write(lines(of: failure, in: Voice.language))
      return failure.exit.rawValue
    }
    if report.code == CommandExit.done.rawValue {
      print(report.text)
    } else {
      Voice.write(report.text)
    }
    return report.code
  }

  /// The two lines of a failure: `error: …` and `hint: …`.
  static func lines(of failure: CommandFailure, in language: Language) -> String {
    "error: \(failure.explanation.what.in(language))\nhint: \(failure.explanation.hint.in(language))"
  }

  /// What the parser says; nil for an error that a verb threw.
  ///
  /// Only the parser's own errors have a code other than plain failure.
  static func parserReport(of error: any Error) -> (text: String, code: Int32)? {
    let code = Gatectl.exitCode(for: error).rawValue
    guard code == CommandExit.done.rawValue || code == CommandExit.usage.rawValue else {
      return nil
    }
    let text = Gatectl.fullMessage(for: error)
    guard text.hasPrefix("Error: ") else { return (text, code) }
    return ("error: " + text.dropFirst("Error: ".count), code)
  }
}
