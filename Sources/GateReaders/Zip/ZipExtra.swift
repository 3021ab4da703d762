/// The fields behind a directory entry that say more than it can hold itself.
struct ZipExtra {
  private(set) var size: Int
  private(set) var packed: Int
  private(set) var offset: Int
  private(set) var name: [UInt8]?

  init(_ fields: Bytes, _ size: Int, _ packed: Int, _ offset: Int) {
    (self.size, self.packed, self.offset) = (size, packed, offset)
    var at = 0
    while let kind = fields.number16(at), let length = fields.number16(at + 2) {
      let field = fields.part(at + 4, length)
      if kind == 1 { enlarge(field) }
      if kind == 0x7075, field.count > 5 { name = field.part(5).copied }
      at += 4 + length
    }
  }

  private mutating func enlarge(_ field: Bytes) {
    var at = 0
    func next(_ value: inout Int) {
      guard value == 0xffff_ffff, let large = field.number64(at) else { return }
      value = large
      at += 8
    }
    next(&size)
    next(&packed)
    next(&offset)
  }
}
