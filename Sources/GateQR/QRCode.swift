/// A QR code (ISO/IEC 18004) in byte mode with error correction of level M.
///
/// Enough for a label: versions 1 to 10, up to 213 bytes.
public struct QRCode: Hashable, Sendable {
  /// Modules along one side, without the quiet zone of four that every reader wants.
  public let size: Int
  private let dark: [Bool]

  /// The code of some bytes; nil when they are too many.
  public init?(_ bytes: [UInt8]) {
    guard let version = QRVersion.smallest(for: bytes.count) else { return nil }
    let matrix = QRMatrix(version: version, codewords: version.codewords(of: bytes))
    size = matrix.size
    dark = matrix.bestMasked()
  }

  /// The code of a text in UTF-8.
  public init?(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// Whether a module is dark; those outside are not.
  public subscript(row: Int, column: Int) -> Bool {
    (0..<size).contains(row) && (0..<size).contains(column) && dark[row * size + column]
  }

  /// The dark modules as the path data of an SVG whose unit is one module, with the quiet zone.
  public var svgPath: String {
    (0..<size).flatMap { row in
      (0..<size).compactMap { column in
        self[row, column] ? "M\(column + 4) \(row + 4)h1v1h-1z" : nil
      }
    }.joined()
  }

  /// The side of that SVG.
  public var svgSize: Int { size + 8 }
}
