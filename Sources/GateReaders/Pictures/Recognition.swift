import CTesseract
import Glibc

/// Reads letters out of pictures, Chinese ones above all; its tables are loaded when first used.
@safe final class Recognition {
  /// Where the tables lie.
  static let folder = "/usr/share/tesseract-ocr"
  private static let tables = folder + "/5/tessdata"
  private static let pixelLimit: Int64 = 8_000_000

  private var reader: UnsafeMutableRawPointer?
  private var isTried = false

  /// The text of a drawn page; nil when it cannot be recognised.
  func text(of picture: PagePicture) -> String? {
    guard let reader = unsafe opened else { return nil }
    return unsafe picture.pixels.withMemory { memory in
      unsafe Self.taken(
        gate_ocr_pixels(
          reader, memory.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(picture.width),
          Int32(picture.height), Int32(picture.row), Self.pixelLimit))
    }
  }

  /// The text of a page of a picture file; nil when there is no such page.
  func text(of file: Bytes, page: Int) -> String? {
    guard let reader = unsafe opened else { return nil }
    return unsafe file.withMemory {
      unsafe Self.taken(
        gate_ocr_file(reader, $0.baseAddress, $0.count, Int32(page), Self.pixelLimit))
    }
  }

  /// Width and height of a picture file; nil when its head is no picture's.
  static func size(of file: Bytes) -> (width: Int, height: Int)? {
    var (width, height): (Int32, Int32) = (0, 0)
    let found = unsafe file.withMemory {
      unsafe gate_ocr_size($0.baseAddress, $0.count, &width, &height)
    }
    return found != 0 ? (Int(width), Int(height)) : nil
  }

  private var opened: UnsafeMutableRawPointer? {
    if !isTried {
      isTried = true
      unsafe reader = gate_ocr_open(Self.tables, "chi_sim")
    }
    return unsafe reader
  }

  private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text = unsafe text else { return nil }
    defer { unsafe free(text) }
    return joined(unsafe String(cString: text))
  }

  // The reader puts a space between any two Han.
  private static func joined(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    let letters = Array(text.unicodeScalars)
    for (index, letter) in letters.enumerated() {
      let isBetween =
        letter == " " && index > 0 && index + 1 < letters.count
        && (letters[index - 1].value >= 0x2e80 || letters[index + 1].value >= 0x2e80)
      if !isBetween { kept.append(letter) }
    }
    return String(kept)
  }
}
