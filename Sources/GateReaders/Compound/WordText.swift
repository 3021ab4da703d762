/// Word's text with its marks for paragraphs, cells and fields.
enum WordText {
  /// Writes it, and returns whether every field in it ends.
  static func write(_ text: ArraySlice<UInt16>, _ lines: LineWriter) -> Bool {
    var kept: [UInt16] = []
    // Within a field: whether its instruction, which is not shown, is being read.
    var fields: [Bool] = []
    for unit in text {
      switch unit {
      case 0x13: fields.append(true)
      case 0x14: if !fields.isEmpty { fields[fields.count - 1] = false }
      case 0x15: _ = fields.popLast()
      case _ where fields.contains(true): break
      case 0x0d, 0x0b, 0x0c, 0x0e: kept.append(0x0a)
      case 0x07: kept.append(0x09)
      case 0x1e: kept.append(0x2d)
      case 0x09, 0x20...: kept.append(unit)
      default: break
      }
    }
    lines.add(String(decoding: kept, as: UTF16.self))
    lines.finish()
    return fields.isEmpty
  }
}
