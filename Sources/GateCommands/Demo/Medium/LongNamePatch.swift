import GateDomain

/// Puts characters into the names of a FAT image that no tool would write there.
///
/// FAT stores long names as UTF-16 in directory entries of their own. The files are first written
/// under names with stand-ins, one UTF-16 unit each; then the units are changed in place.
enum LongNamePatch {
  /// Characters that Windows cannot store, and the rare ones that stand in for them.
  static let standIns: [(character: Character, standIn: Character)] = [(":", "龘"), ("?", "靐")]

  /// The name that can be written by any tool.
  static func standIn(for name: String) -> String {
    String(
      name.map { character in standIns.first { $0.character == character }?.standIn ?? character })
  }

  /// Changes the stand-ins in every long name of an image.
  ///
  /// - Returns: how many characters were changed.
  static func apply(to image: inout [UInt8]) -> Int {
    var count = 0
    for start in stride(from: 0, through: image.count - entrySize, by: entrySize)
    where isLongName(image, at: start) {
      for unit in unitOffsets.map({ start + $0 }) {
        let value = UInt16(image[unit]) | UInt16(image[unit + 1]) << 8
        guard let replaced = replacements[value] else { continue }
        image[unit] = UInt8(replaced & 255)
        image[unit + 1] = UInt8(replaced >> 8)
        count += 1
      }
    }
    return count
  }

  private static let entrySize = 32
  // Microsoft's FAT specification: 5, 6 and 2 UTF-16 units at these places of a long-name entry.
  private static let unitOffsets =
    Array(stride(from: 1, to: 11, by: 2)) + Array(stride(from: 14, to: 26, by: 2)) + [28, 30]

  private static let replacements: [UInt16: UInt16] = Dictionary(
    uniqueKeysWithValues: standIns.compactMap { pair in
      guard let old = pair.standIn.utf16.first, let new = pair.character.utf16.first else {
        return nil
      }
      return (old, new)
    })

  /// Attribute 0x0f, type 0, cluster 0, and an order number from 1 to 20.
  private static func isLongName(_ image: [UInt8], at start: Int) -> Bool {
    let order = image[start] & 0x3f
    return image[start + 11] == 0x0f && image[start + 12] == 0 && image[start + 26] == 0
      && image[start + 27] == 0 && (1...20).contains(order)
  }
}
