import Foundation
import GateTesting
import Testing

/// Files that the programs in `Tests/Support/corpus` have just made.
struct Corpus: Sendable {
  /// Which files.
  enum Kind: String {
    case hostile, ordinary
  }

  let folder: TemporaryFolder
  let cases: [CorpusCase]

  /// Makes the files anew.
  static func made(_ kind: Kind) async throws -> Corpus {
    let folder = try TemporaryFolder("corpus-\(kind.rawValue)")
    let program = BuildFolder.packageRoot + "/Tests/Support/corpus/make-corpus"
    let result = try await Program.run(
      program, [kind.rawValue, folder.path], timeout: .seconds(400))
    try #require(result.succeeded, "\(result.errors)")
    return Corpus(folder: folder, cases: try cases(in: folder))
  }

  private static func cases(in folder: TemporaryFolder) throws -> [CorpusCase] {
    try folder.read("cases.jsonl").split(separator: 0x0a).map {
      try JSONDecoder().decode(CorpusCase.self, from: Data($0))
    }
  }
}
