/// The 3,755 Han of the first level of GB 2312, which make up nearly all of modern text.
enum CommonHan {
  private static let first = 0x4e00
  private static let isCommon: [Bool] = {
    var codes: [UInt8] = []
    for row in 0xb0...0xd7 {
      for cell in 0xa1...0xfe where row < 0xd7 || cell <= 0xf9 {
        codes += [UInt8(row), UInt8(cell)]
      }
    }
    var found = [Bool](repeating: false, count: 0x9fa6 - first)
    for scalar in Charset.decode(Bytes(codes), .gb18030).unicodeScalars {
      let place = Int(scalar.value) - first
      if found.indices.contains(place) { found[place] = true }
    }
    return found
  }()

  static func has(_ unit: Int) -> Bool {
    let place = unit - first
    return isCommon.indices.contains(place) && isCommon[place]
  }
}
