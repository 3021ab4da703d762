/// Text of any XML: each paragraph a line, its runs joined; text outside of paragraphs a line an
/// element.
class TextVisitor: XMLVisitor {
  let lines: LineWriter
  private var blocks: [[UInt8]] = []
  private var loose: [UInt8] = []
  private var asides: [String] = []
  private(set) var path: [String] = []
  private var skipped = 0
  private var depth = 0

  init(_ lines: LineWriter) {
    self.lines = lines
  }

  /// Whether such an element is a paragraph.
  func isBlock(_ name: String) -> Bool { name == "p" || name == "段落" }
  /// Whether an element with everything in it is left out.
  func isSkipped(_ name: String) -> Bool { false }
  /// Whether white space within such an element counts.
  func keepsSpace(_ name: String) -> Bool { false }
  /// Called with the text of each paragraph.
  func emit(_ line: [UInt8]) {
    lines.add(line)
    lines.endLine()
  }

  var isInBlock: Bool { !blocks.isEmpty }

  func add(_ text: String) {
    if blocks.isEmpty { loose += text.utf8 } else { blocks[blocks.count - 1] += text.utf8 }
  }

  /// Keeps a text that stands beside the paragraph, as a line behind it.
  func aside(_ text: String?) {
    if let text, !text.isEmpty { asides.append(text) }
  }

  /// What the visitor does with an element besides.
  func found(_ name: String, _ attributes: XMLAttributes) {}
  /// The same at its end.
  func left(_ name: String) {}

  final override func start(_ name: String, _ attributes: XMLAttributes) {
    depth += 1
    if skipped > 0 { return }
    if isSkipped(name) {
      skipped = depth
      return
    }
    path.append(name)
    if isBlock(name) { blocks.append([]) }
    found(name, attributes)
  }

  final override func end(_ name: String) {
    depth -= 1
    if skipped > 0 {
      if depth < skipped { skipped = 0 }
      return
    }
    left(name)
    if !path.isEmpty { path.removeLast() }
    if isBlock(name), let line = blocks.popLast() {
      if !line.isEmpty || blocks.isEmpty { emit(line) }
    }
    if blocks.isEmpty { finishLine() }
  }

  /// Ends what stood outside of paragraphs.
  func finishLine() {
    if !loose.isEmpty {
      emit(loose)
      loose.removeAll()
    }
    for aside in asides { lines.line(aside) }
    asides.removeAll()
  }

  final override func text(_ text: UnsafeRawBufferPointer) {
    guard skipped == 0, takes(path.last ?? "") else { return }
    let isBlank = unsafe text.allSatisfy { [0x20, 0x09, 0x0a, 0x0d].contains($0) }
    if isBlank, !keepsSpace(path.last ?? "") { return }
    if blocks.isEmpty {
      unsafe loose.append(contentsOf: text)
    } else {
      unsafe blocks[blocks.count - 1].append(contentsOf: text)
    }
  }

  /// Whether text directly within such an element belongs to the paragraph.
  func takes(_ name: String) -> Bool { true }
}
