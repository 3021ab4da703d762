/// A square of dark and light modules, such as a QR code, with the light edge that readers want.
public struct PaperCode: Hashable, Sendable {
  private static let edge = 4

  private let size: Int
  private let dark: [Bool]

  /// Takes the modules row by row.
  public init(size: Int, isDark: (_ row: Int, _ column: Int) -> Bool) {
    self.size = size
    dark = (0..<size * size).map { isDark($0 / size, $0 % size) }
  }

  /// Its dark places as rectangles within a square of one, each run of a row as one.
  var runs: [(x: Double, y: Double, width: Double, height: Double)] {
    let unit = 1 / Double(size + 2 * Self.edge)
    var found: [(x: Double, y: Double, width: Double, height: Double)] = []
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while column < size, dark[row * size + column] { column += 1 }
        if column > start {
          found.append(
            (
              Double(start + Self.edge) * unit, Double(row + Self.edge) * unit,
              Double(column - start) * unit, unit
            ))
        }
        column += 1
      }
    }
    return found
  }
}

extension Paper {
  /// Draws a code into a square.
  public func draw(_ code: PaperCode, x: Double, y: Double, side: Double) {
    for run in code.runs {
      fill(
        x: x + run.x * side, y: y + run.y * side, width: run.width * side,
        height: run.height * side)
    }
  }
}
