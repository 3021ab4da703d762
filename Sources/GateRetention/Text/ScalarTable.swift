import Foundation

/// What the rules see of each Unicode scalar: a subset of NFKC, small letters, simplified writing.
///
/// A full-width letter becomes a plain one, a compatibility character its common form, and a
/// traditional character its simplified one. Made once; looking up is one array access.
struct ScalarTable: Sendable {
  /// Nothing is to be seen of it.
  static let ignored: UInt16 = 0
  /// A space of any width.
  static let space: UInt16 = 0x20
  /// The end of a line, a cell or a page.
  static let lineBreak: UInt16 = 0x0a
  /// It stands for several scalars; `expansions` has them.
  static let expanded: UInt16 = 0xffff

  static let shared = ScalarTable()

  /// The forms of the basic plane.
  let forms: [UInt16]
  /// What stands for several.
  let expansions: [UInt32: [UInt32]]

  private static let compatible: [ClosedRange<UInt32>] = [
    0x00a8...0x00bf, 0x2070...0x209c, 0x2100...0x218b, 0x2460...0x24ff, 0x2e80...0x2fd5,
    0x3036...0x303a, 0x3200...0x33ff, 0xf900...0xfaff, 0xfb00...0xfb06, 0xfe10...0xfe4f,
    0xfe50...0xfe6f, 0xff01...0xffee,
  ]
  private static let ignorable: [ClosedRange<UInt32>] = [
    0x00...0x08, 0x0e...0x1f, 0x7f...0x84, 0x86...0x9f, 0xad...0xad, 0x034f...0x034f,
    0x180b...0x180e, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x206f, 0xfe00...0xfe0f,
    0xfeff...0xfeff, 0xfff0...0xfffb,
  ]
  private static let spaces: [ClosedRange<UInt32>] = [
    0x20...0x20, 0xa0...0xa0, 0x1680...0x1680, 0x2000...0x200a, 0x202f...0x202f, 0x205f...0x205f,
    0x3000...0x3000,
  ]
  private static let lineBreaks: [ClosedRange<UInt32>] = [
    0x09...0x0d, 0x85...0x85, 0x2028...0x2029,
  ]

  private init() {
    var forms = (0...0xffff).map { UInt16($0) }
    var expansions: [UInt32: [UInt32]] = [:]
    for value in Self.compatible.joined() {
      let found = Self.common(value)
      if found.count == 1, found[0] <= 0xffff {
        forms[Int(value)] = UInt16(found[0])
      } else if found.count > 1 {
        forms[Int(value)] = Self.expanded
        expansions[value] = found
      }
    }
    for value in UInt16(0x41)...0x5a { forms[Int(value)] = value + 0x20 }
    for value in Self.ignorable.joined() { forms[Int(value)] = Self.ignored }
    for value in Self.spaces.joined() { forms[Int(value)] = Self.space }
    for value in Self.lineBreaks.joined() { forms[Int(value)] = Self.lineBreak }
    Self.fold(&forms)
    self.forms = forms
    self.expansions = expansions
  }

  private static func common(_ value: UInt32) -> [UInt32] {
    guard let scalar = Unicode.Scalar(value) else { return [] }
    return String(Character(scalar)).precomposedStringWithCompatibilityMapping.lowercased()
      .unicodeScalars.map(\.value).filter { $0 != 0x20 }
  }

  // Compatibility comes first: its result may be a traditional character.
  private static func fold(_ forms: inout [UInt16]) {
    let scalars = Array(TraditionalFold.pairs.unicodeScalars)
    var simple: [UInt16: UInt16] = [:]
    for index in stride(from: 0, to: scalars.count - 1, by: 2) {
      simple[UInt16(truncatingIfNeeded: scalars[index].value)] =
        UInt16(truncatingIfNeeded: scalars[index + 1].value)
    }
    for index in forms.indices {
      if let form = simple[forms[index]] { forms[index] = form }
    }
  }
}
