/// Check codewords over GF(256) with the polynomial 0x11d.
enum ReedSolomon {
  private static let tables: (exponents: [UInt8], logarithms: [Int]) = {
    var exponents = [UInt8](repeating: 0, count: 255)
    var logarithms = [Int](repeating: 0, count: 256)
    var value = 1
    for power in 0..<255 {
      exponents[power] = UInt8(value)
      logarithms[value] = power
      value <<= 1
      if value > 255 { value ^= 0x11d }
    }
    return (exponents, logarithms)
  }()

  static func checks(of data: [UInt8], count: Int) -> [UInt8] {
    let generator = generator(of: count)
    var rest = [UInt8](repeating: 0, count: count)
    for byte in data {
      let factor = byte ^ rest[0]
      rest = Array(rest.dropFirst()) + [0]
      for index in 0..<count { rest[index] ^= product(generator[index], factor) }
    }
    return rest
  }

  // The coefficients behind the leading 1.
  private static func generator(of count: Int) -> [UInt8] {
    var polynomial: [UInt8] = [1]
    for power in 0..<count {
      var next = polynomial + [0]
      for index in polynomial.indices {
        next[index + 1] ^= product(polynomial[index], tables.exponents[power])
      }
      polynomial = next
    }
    return Array(polynomial.dropFirst())
  }

  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    guard left != 0, right != 0 else { return 0 }
    return tables.exponents[(tables.logarithms[Int(left)] + tables.logarithms[Int(right)]) % 255]
  }
}
