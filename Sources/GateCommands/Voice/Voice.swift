import ArgumentParser
import Foundation
import GateDomain

/// Words for the person at the terminal: on standard error, in one language.
enum Voice {
  /// The language of this run, known before the command line is parsed because help needs it.
  static let language = chosen(
    arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  /// Says one line.
  static func say(_ words: Words) {
    write(words.in(language))
  }

  /// Says one line in both languages, Chinese first.
  static func sayBoth(_ words: Words) {
    write("\(words.chinese)\n  \(words.english)")
  }

  static func write(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// `--language` decides, then the first of LC_ALL, LC_MESSAGES and LANG that is set.
  static func chosen(arguments: [String], environment: [String: String]) -> Language {
    if let asked = asked(in: arguments) { return asked.language }
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
    let locale = variables.first { !$0.isEmpty } ?? ""
    return locale.lowercased().hasPrefix("zh") ? .chinese : .english
  }

  private static func asked(in arguments: [String]) -> SpokenLanguage? {
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--language=") {
        return SpokenLanguage(rawValue: String(argument.dropFirst("--language=".count)))
      }
      if argument == "--language", index + 1 < arguments.count {
        return SpokenLanguage(rawValue: arguments[index + 1])
      }
    }
    return nil
  }
}

/// A language as it is named on the command line.
enum SpokenLanguage: String, CaseIterable, ExpressibleByArgument {
  case zh, en

  var language: Language {
    switch self {
    case .zh: .chinese
    case .en: .english
    }
  }
}

/// The text in the language of this run.
func say(_ chinese: String, _ english: String) -> String {
  Words(chinese, english).in(Voice.language)
}

/// Help in the language of this run.
func help(_ chinese: String, _ english: String) -> ArgumentHelp {
  ArgumentHelp(stringLiteral: say(chinese, english))
}

/// `--language`, which every verb takes; `Voice` reads it before parsing.
struct LanguageOptions: ParsableArguments {
  @Option(help: help("界面语言", "Language of words and tables"))
  var language: SpokenLanguage?
}
