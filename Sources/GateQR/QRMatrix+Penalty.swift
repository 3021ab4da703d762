extension QRMatrix {
  /// How hard the code is to read, by the four rules of the standard.
  var penalty: Int {
    let rows = (0..<size).map { row in (0..<size).map { self[row, $0] } }
    let columns = (0..<size).map { column in (0..<size).map { self[$0, column] } }
    let lines = rows + columns
    let total = rows.reduce(0) { $0 + $1.count(where: \.self) }
    let share = abs(total * 20 - size * size * 10) / (size * size)
    return lines.reduce(0) { $0 + Self.runs(in: $1) + Self.finders(in: $1) } + blocks * 3
      + share * 10
  }

  // Two by two of one colour.
  private var blocks: Int {
    (0..<(size - 1)).reduce(0) { sum, row in
      sum
        + (0..<(size - 1)).count { column in
          let first = self[row, column]
          return self[row, column + 1] == first && self[row + 1, column] == first
            && self[row + 1, column + 1] == first
        }
    }
  }

  private static func runs(in line: [Bool]) -> Int {
    var (sum, length) = (0, 1)
    for index in 1..<line.count {
      if line[index] == line[index - 1] {
        length += 1
        sum += length == 5 ? 3 : length > 5 ? 1 : 0
      } else {
        length = 1
      }
    }
    return sum
  }

  // What looks like the corner of a code.
  private static func finders(in line: [Bool]) -> Int {
    let core = [true, false, true, true, true, false, true]
    let light = [false, false, false, false]
    return (0...(line.count - 11)).reduce(0) { sum, start in
      let part = Array(line[start..<(start + 11)])
      return sum + (part == core + light || part == light + core ? 40 : 0)
    }
  }
}
