import Foundation

/// A file whose text is known, as `make-text-corpus` lists it.
struct MeasuredCase: Decodable {
  /// What the row of the table is called.
  let group: String
  let name: String
  let file: String
  /// The text that must come out.
  let text: String
  /// Why a part of the file is not read; nil when all of it must be.
  let unreadable: [String]
  /// Texts that must be among the properties.
  let properties: [String]
  /// Whether letters stand in pictures alone.
  let isPicture: Bool
  /// The format by content, if it is asked for.
  let format: String?

  static func all(in folder: String) throws -> [MeasuredCase] {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/cases.jsonl"))
    return try data.split(separator: 0x0a).map {
      try JSONDecoder().decode(MeasuredCase.self, from: Data($0))
    }
  }
}
