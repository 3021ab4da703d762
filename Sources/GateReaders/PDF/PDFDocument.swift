import CPoppler
import GateExtraction

/// A PDF as poppler reads it.
@safe final class PDFDocument {
  private let handle: OpaquePointer
  // poppler reads out of it as long as the document lives.
  private let bytes: Bytes

  init(_ bytes: Bytes) throws(Unread) {
    var locked: Int32 = 0
    let opened = unsafe bytes.withMemory { unsafe gate_pdf_open($0.baseAddress, $0.count, &locked) }
    guard let opened = unsafe opened else { throw Unread(.damaged, "PDF") }
    self.bytes = bytes
    unsafe handle = opened
    if locked != 0 { throw Unread(.encrypted) }
  }

  var pages: Int { Int(unsafe gate_pdf_pages(handle)) }

  /// The text of a page, counted from 0; nil when it cannot be read.
  func text(page: Int) -> String? { unsafe Self.taken(gate_pdf_page_text(handle, Int32(page))) }

  var metadata: String { unsafe Self.taken(gate_pdf_metadata(handle)) ?? "" }

  var outline: String { unsafe Self.taken(gate_pdf_outline(handle)) ?? "" }

  /// Keys and values of the document's information.
  var information: [(key: String, value: String)] {
    var found: [(String, String)] = []
    while found.count < 64 {
      var (key, value): (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) = (nil, nil)
      guard unsafe gate_pdf_information(handle, Int32(found.count), &key, &value) != 0 else {
        break
      }
      found.append((unsafe Self.taken(key) ?? "", unsafe Self.taken(value) ?? ""))
    }
    return found
  }

  /// The file attached at a number; nil past the last.
  func attachment(_ index: Int) -> (name: String, bytes: Bytes)? {
    var name: UnsafeMutablePointer<CChar>?
    var content: UnsafeMutablePointer<UInt8>?
    var count = 0
    guard unsafe gate_pdf_attachment(handle, Int32(index), &name, &content, &count) != 0 else {
      return nil
    }
    defer { unsafe gate_pdf_free(content) }
    let memory = Memory(capacity: count)
    unsafe memory.add(UnsafeRawBufferPointer(start: content, count: content == nil ? 0 : count))
    return (unsafe Self.taken(name) ?? "attachment", memory.bytes)
  }

  /// A page as a picture; nil when it cannot be drawn.
  func picture(page: Int, dots: Int) -> PagePicture? {
    var (width, height, row): (Int32, Int32, Int32) = (0, 0, 0)
    let limit = PagePicture.pixelLimit
    guard
      let pixels = unsafe gate_pdf_page_pixels(
        handle, Int32(page), Int32(dots), limit, &width, &height, &row)
    else { return nil }
    defer { unsafe gate_pdf_free(pixels) }
    let memory = Memory(capacity: Int(row) * Int(height))
    unsafe memory.add(UnsafeRawBufferPointer(start: pixels, count: Int(row) * Int(height)))
    return PagePicture(
      pixels: memory.bytes, width: Int(width), height: Int(height), row: Int(row))
  }

  private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text = unsafe text else { return nil }
    defer { unsafe gate_pdf_free(text) }
    return unsafe String(cString: text)
  }

  deinit {
    unsafe gate_pdf_close(handle)
  }
}
