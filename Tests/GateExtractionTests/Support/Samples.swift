import Foundation

/// Inputs that once broke a reader.
enum Samples {
  /// The bytes of one, by its name in `Tests/Support/corpus/found`.
  static func found(_ name: String) throws -> [UInt8] {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return [UInt8](try Data(contentsOf: folder.appending(path: "Support/corpus/found/\(name)")))
  }
}
