/// The table of texts that cells share.
final class SharedStrings: XMLVisitor {
  private(set) var texts: [String] = []
  var used: Set<Int> = []
  private var text: [UInt8] = []
  private var isText = false
  private var isPhonetic = false

  override func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "t": isText = !isPhonetic
    case "rPh": isPhonetic = true
    default: break
    }
  }

  override func text(_ text: UnsafeRawBufferPointer) {
    if isText { unsafe self.text.append(contentsOf: text) }
  }

  override func end(_ name: String) {
    switch name {
    case "t": isText = false
    case "rPh": isPhonetic = false
    case "si":
      texts.append(String(decoding: text.map { $0 == 0x0a ? 0x20 : $0 }, as: UTF8.self))
      text.removeAll()
    default: break
    }
  }
}
