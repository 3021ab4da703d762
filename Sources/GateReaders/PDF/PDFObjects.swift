/// Looks whether the objects that a PDF's list names are there.
///
/// poppler makes a new list when the old one does not fit, and never misses what it does not find.
/// Only lists in plain letters are looked at; packed ones are streams with a checksum.
enum PDFObjects {
  private static let most = 500_000

  /// The number of the first object that is nowhere; nil when all are there.
  static func lost(in bytes: Bytes) -> Int? {
    guard let mark = bytes.findLast(Array("startxref".utf8), window: 2_048) else { return nil }
    var words = Words(bytes, at: mark + 9)
    let front = bytes.prefix(1_024).find("%PDF-") ?? 0
    guard let start = words.number() else { return nil }
    let named = list(bytes, at: start + front)
    let isMoved = { (number: Int, place: Int) in
      var words = Words(bytes, at: place + front)
      return words.number() != number || words.number() == nil || words.next() != Array("obj".utf8)
    }
    let moved = named.filter { isMoved($0.key, $0.value) }
    guard !moved.isEmpty else { return nil }
    let present = present(in: bytes)
    return moved.keys.sorted().first { !present.contains($0) }
  }

  // Numbers and places of the objects in use by the newest list, and by the older ones for those
  // of which it says nothing.
  private static func list(_ bytes: Bytes, at start: Int) -> [Int: Int] {
    var found: [Int: Int] = [:]
    var free: Set<Int> = []
    var (next, seen): (Int?, Set<Int>) = (start, [])
    while let at = next, seen.insert(at).inserted, seen.count < 64, found.count < most {
      var words = Words(bytes, at: at)
      guard words.next() == Array("xref".utf8) else { break }
      read(&words, &found, &free)
      // What follows is the trailer, with the place of the list before.
      let trailer = bytes.part(words.at, 2_048).utf8
      next = trailer.text(after: "/Prev").flatMap {
        Int($0.drop { $0 == " " }.prefix { $0.isNumber })
      }
    }
    return found
  }

  private static func read(_ words: inout Words, _ found: inout [Int: Int], _ free: inout Set<Int>)
  {
    while let first = words.number(), let count = words.number(), count < most {
      for number in first..<(first + count) {
        guard let place = words.number(), words.number() != nil, let kind = words.next() else {
          return
        }
        if kind == [0x66] || place == 0 { free.insert(number) }
        if kind == [0x6e], !free.contains(number), found[number] == nil { found[number] = place }
      }
    }
  }

  // Every number in front of `0 obj` or the like.
  private static func present(in bytes: Bytes) -> Set<Int> {
    var (found, at): (Set<Int>, Int) = ([], 0)
    while let hit = bytes.find(" obj", from: at) {
      at = hit + 4
      var start = hit
      while start > 0, hit - start < 20, bytes[start - 1] == 0x20 || isDigit(bytes[start - 1]) {
        start -= 1
      }
      var (words, numbers) = (Words(bytes, at: start), [Int]())
      while words.at < hit, let number = words.number() { numbers.append(number) }
      if let number = numbers.dropLast().last { found.insert(number) }
    }
    return found
  }

  fileprivate static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}

/// Words between white space.
private struct Words {
  private let bytes: Bytes
  private(set) var at: Int

  init(_ bytes: Bytes, at: Int) {
    self.bytes = bytes
    self.at = at
  }

  mutating func next() -> [UInt8]? {
    while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
    let start = at
    while at < bytes.count, at - start < 24, bytes[at] > 0x20, bytes[at] != 0x3c { at += 1 }
    return at > start ? bytes.part(start, at - start).copied : nil
  }

  /// The next word as a number; stays where it is when it is none.
  mutating func number() -> Int? {
    let before = at
    guard let word = next(), word.count <= 12, word.allSatisfy(PDFObjects.isDigit) else {
      at = before
      return nil
    }
    return word.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
