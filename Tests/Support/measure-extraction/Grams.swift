import Foundation

/// Runs of four letters of a text, after full-width letters were made ordinary ones.
enum Grams {
  /// Those within each line: parts of a document may be read in another order.
  static func ofLines(_ text: String) -> Set<String> {
    text.split(whereSeparator: \.isNewline).reduce(into: []) { $0.formUnion(of(String($1))) }
  }

  private static func of(_ text: String) -> Set<String> {
    let letters = Array(
      text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter { isKept($0) })
    guard letters.count >= 4 else { return letters.isEmpty ? [] : [string(letters[...])] }
    return Set((0...(letters.count - 4)).map { string(letters[$0..<($0 + 4)]) })
  }

  /// The share of one text's runs that another has; 1 for an empty text.
  static func recall(of known: String, in found: String) -> Double {
    let wanted = ofLines(known)
    guard !wanted.isEmpty else { return 1 }
    return Double(wanted.intersection(of(found)).count) / Double(wanted.count)
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    "★〔〕".unicodeScalars.contains(scalar) || (0x4e00...0x9fff).contains(scalar.value)
      || CharacterSet.alphanumerics.contains(scalar)
  }

  private static func string(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: letters)
    return String(text)
  }
}
