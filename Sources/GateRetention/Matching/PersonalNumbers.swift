/// Finds identity numbers and telephone numbers that can be real.
enum PersonalNumbers {
  private static let regions: [ClosedRange<Int>] = [
    11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...83,
  ]
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = Array("10x98765432".unicodeScalars.map(\.value))

  /// Their places in a normalised text that keeps its lines.
  static func find(_ kind: NumberTest.Kind, in text: [UInt32]) -> [Range<Int>] {
    switch kind {
    case .identityNumber: identityNumbers(in: text)
    case .mobileNumber: runs(in: text).filter { $0.count == 11 && isMobileNumber(text[$0]) }
    }
  }

  // Order numbers of a district, a day and a serial number look the same, and chance gives one in
  // eleven its check digit: where most have a wrong one, none is a person's.
  private static func identityNumbers(in text: [UInt32]) -> [Range<Int>] {
    let shaped = runs(in: text).filter { $0.count == 18 && hasShape(text[$0]) }
    let right = shaped.filter { hasCheckDigit(text[$0]) }
    return right.count * 2 >= shaped.count ? right : []
  }

  // Runs of digits that may end with an x, with no letter or digit on either side.
  private static func runs(in text: [UInt32]) -> [Range<Int>] {
    var (found, start): ([Range<Int>], Int?) = ([], nil)
    for index in 0...text.count {
      let scalar = index < text.count ? text[index] : 0x20
      if isDigit(scalar) {
        if start == nil { start = index }
        continue
      }
      guard let from = start else { continue }
      start = nil
      let end = scalar == 0x78 ? index + 1 : index
      let next = end < text.count ? text[end] : 0x20
      let previous = from > 0 ? text[from - 1] : 0x20
      if !isWord(next), !isWord(previous) { found.append(from..<end) }
    }
    return found
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  private static func isWord(_ scalar: UInt32) -> Bool {
    isDigit(scalar) || (0x61...0x7a).contains(scalar) || scalar == 0x5f
  }

  private static func hasShape(_ text: ArraySlice<UInt32>) -> Bool {
    let digits = text.map { Int($0) - 0x30 }
    return digits.prefix(17).allSatisfy { (0...9).contains($0) }
      && regions.contains { $0.contains(number(digits[0..<2])) }
      && (1900...2099).contains(number(digits[6..<10]))
      && (1...12).contains(number(digits[10..<12])) && (1...31).contains(number(digits[12..<14]))
  }

  private static func hasCheckDigit(_ text: ArraySlice<UInt32>) -> Bool {
    let sum = zip(text, weights).reduce(0) { $0 + (Int($1.0) - 0x30) * $1.1 }
    return text.last == checks[sum % 11]
  }

  private static func number(_ digits: ArraySlice<Int>) -> Int {
    digits.reduce(0) { $0 * 10 + $1 }
  }

  private static func isMobileNumber(_ text: ArraySlice<UInt32>) -> Bool {
    text.first == 0x31 && (0x33...0x39).contains(text[text.startIndex + 1])
      && Set(text).count > 3
  }
}
