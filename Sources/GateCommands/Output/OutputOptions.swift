import ArgumentParser
import Foundation
import GateDomain

/// The form that data is printed in.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json
}

/// `--format` and `--language`, for verbs that print data.
struct OutputOptions: ParsableArguments {
  @Option(help: help("输出格式", "Form of the data"))
  var format: OutputFormat = .table

  @OptionGroup var words: LanguageOptions

  /// Prints `value` as JSON, or the lines that `table` makes.
  func print(_ value: some Encodable, table: (Language) -> [String]) throws {
    switch format {
    case .table: table(Voice.language).forEach { Swift.print($0) }
    case .json: Swift.print(try JSONOutput.text(value))
    }
  }
}

/// The JSON that this program prints: names in snake case and sorted, so that two runs compare.
enum JSONOutput {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
