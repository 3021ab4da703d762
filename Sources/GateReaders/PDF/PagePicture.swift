/// A drawn page: four bytes a pixel, blue first.
struct PagePicture {
  /// Most pixels that are drawn.
  static let pixelLimit: Int64 = 24_000_000

  let pixels: Bytes
  let width: Int
  let height: Int
  let row: Int

  /// Whether all of it has one colour.
  var isBlank: Bool {
    (0..<height).allSatisfy { y in
      (0..<width).allSatisfy { x in
        let at = y * row + 4 * x
        return (0..<3).allSatisfy { abs(Int(pixels[at + $0]) - Int(pixels[$0])) < 24 }
      }
    }
  }
}
