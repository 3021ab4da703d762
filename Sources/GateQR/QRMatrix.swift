/// The modules of a code: fixed patterns, then data, then the mask that reads best.
struct QRMatrix {
  let size: Int
  private let version: QRVersion
  private var dark: [Bool]
  private var fixed: [Bool]

  init(version: QRVersion, codewords: [UInt8]) {
    self.version = version
    size = version.number * 4 + 17
    dark = Array(repeating: false, count: size * size)
    fixed = dark
    drawPatterns()
    drawData(codewords)
  }

  /// The modules under the mask with the least penalty.
  func bestMasked() -> [Bool] {
    let masked = (0..<8).map { mask in
      var copy = self
      copy.apply(mask)
      copy.drawFormat(mask)
      return copy
    }
    let best = masked.min { $0.penalty < $1.penalty }
    return best?.dark ?? dark
  }

  subscript(row: Int, column: Int) -> Bool { dark[row * size + column] }

  private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
    guard (0..<size).contains(row), (0..<size).contains(column) else { return }
    dark[row * size + column] = isDark
    fixed[row * size + column] = true
  }

  private mutating func drawPatterns() {
    for index in 0..<size {
      set(6, index, index.isMultiple(of: 2))
      set(index, 6, index.isMultiple(of: 2))
    }
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
    drawAlignments()
    drawFormat(0)
    drawVersion()
  }

  private mutating func drawFinder(_ row: Int, _ column: Int) {
    for down in -4...4 {
      for right in -4...4 {
        let distance = max(abs(down), abs(right))
        set(row + down, column + right, distance != 2 && distance != 4)
      }
    }
  }

  private mutating func drawAlignments() {
    let places = version.alignment
    for (i, row) in places.enumerated() {
      for (j, column) in places.enumerated() {
        let last = places.count - 1
        if [[0, 0], [0, last], [last, 0]].contains([i, j]) { continue }
        for down in -2...2 {
          for right in -2...2 { set(row + down, column + right, max(abs(down), abs(right)) != 1) }
        }
      }
    }
  }

  // Level M is 00, so the five bits are the mask alone.
  private mutating func drawFormat(_ mask: Int) {
    let bits = (mask << 10 | Self.remainder(mask, degree: 10, by: 0x537)) ^ 0x5412
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0..<6 { set(index, 8, bit(index)) }
    set(7, 8, bit(6))
    set(8, 8, bit(7))
    set(8, 7, bit(8))
    for index in 9..<15 { set(8, 14 - index, bit(index)) }
    for index in 0..<8 { set(8, size - 1 - index, bit(index)) }
    for index in 8..<15 { set(size - 15 + index, 8, bit(index)) }
    set(size - 8, 8, true)
  }

  private mutating func drawVersion() {
    guard version.number >= 7 else { return }
    let number = version.number
    let bits = number << 12 | Self.remainder(number, degree: 12, by: 0x1f25)
    for index in 0..<18 {
      let (far, near) = (size - 11 + index % 3, index / 3)
      set(far, near, bits >> index & 1 == 1)
      set(near, far, bits >> index & 1 == 1)
    }
  }

  private static func remainder(_ value: Int, degree: Int, by generator: Int) -> Int {
    (0..<degree).reduce(value) { rest, _ in
      rest << 1 ^ (rest >> (degree - 1) & 1) * generator
    }
  }

  // Two columns at a time from the right, up and down in turn, past the timing column.
  private mutating func drawData(_ codewords: [UInt8]) {
    var place = 0
    for right in stride(from: size - 1, through: 1, by: -2) {
      let edge = right <= 6 ? right - 1 : right
      for step in 0..<size {
        let row = (edge + 1) & 2 == 0 ? size - 1 - step : step
        for column in [edge, edge - 1] where !fixed[row * size + column] {
          guard place < codewords.count * 8 else { return }
          dark[row * size + column] = codewords[place >> 3] >> (7 - place & 7) & 1 == 1
          place += 1
        }
      }
    }
  }

  private mutating func apply(_ mask: Int) {
    for row in 0..<size {
      for column in 0..<size where !fixed[row * size + column] {
        if Self.inverts(mask, row, column) { dark[row * size + column].toggle() }
      }
    }
  }

  private static func inverts(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
  }
}
