import GateExtraction

/// Rich text format: its letters are written as codes of a page or of Unicode.
enum RTFReader {
  static func read(_ source: Source) throws(Unread) {
    let parser = RTFParser(source)
    defer { parser.finish() }
    try parser.run()
  }
}

private final class RTFParser {
  private struct Group {
    var isSkipped = false
    var charset: Charset?
    /// How many letters stand in for a letter of Unicode.
    var replaced = 1
    /// Whether text goes to a line of its own, given out at the group's end.
    var part: String?
    var use = Use.text
  }

  private enum Use {
    case text, fonts, property(DocumentProperty.Kind), picture, object
  }

  private static let skipped: Set<String> = [
    "colortbl", "stylesheet", "listtable", "listoverridetable", "rsidtbl", "themedata",
    "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "fldinst", "nonshppict",
    "pgptbl", "mmathPr", "sn", "panose", "falt", "filetbl", "revtbl", "wgrffmtfilter",
  ]
  private static let depthLimit = 1_000
  private static let parts: Set<String> = [
    "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "footnote", "annotation", "shptxt", "sv", "atnauthor",
  ]
  private static let properties: [String: DocumentProperty.Kind] = [
    "title": .title, "subject": .subject, "author": .author, "operator": .lastAuthor,
    "company": .company, "manager": .manager, "keywords": .keywords, "doccomm": .comments,
    "comment": .comments, "category": .category, "template": .template, "generator": .application,
  ]

  private let source: Source
  private let bytes: Bytes
  private var at = 0
  private var groups: [Group] = [Group()]
  private var buffers: [[UInt8]] = [[]]
  private var pending: [UInt8] = []
  private var page = Charset.gb18030
  private var fonts: [Int: Charset] = [:]
  private var font = 0
  private var toSkip = 0
  private var isStarred = false
  private var digits: [UInt8] = []
  private var high: UInt16?
  private let main: LineWriter
  private var others: [(part: String, text: [UInt8])] = []
  private var objects = 0
  // What no program writes into rich text, and letters that it writes as codes or as they are.
  private var (zeros, controls, badCodes) = (0, 0, 0)
  private var (codes, plain) = (0, 0)
  // Groups that are open beyond the limit, and whether any ever was.
  private var tooDeep = 0
  private var wasTooDeep = false

  init(_ source: Source) {
    self.source = source
    bytes = source.bytes
    main = source.lines("")
  }

  private var group: Group {
    get { groups[groups.count - 1] }
    set { groups[groups.count - 1] = newValue }
  }

  func run() throws(Unread) {
    while at < bytes.count {
      if source.reading.isOver { return }
      let byte = bytes[at]
      at += 1
      switch byte {
      case 0x7b: open()
      case 0x7d: try close()
      case 0x5c: control()
      case 0x0d, 0x0a: break
      case 0: zeros += 1
      default: letter(byte)
      }
    }
    if wasTooDeep { throw Unread(.depthLimit, "groups") }
    if groups.count > 1 { throw Unread(.damaged, "open groups") }
    if hasLostLetters { throw Unread(.damaged, "letters") }
  }

  // One zero may end the file. A program that writes letters as codes writes none as they are.
  private var hasLostLetters: Bool {
    zeros > 1 || controls > 0 || badCodes > 0 || (plain > 0 && codes > 50 * plain)
  }

  func finish() {
    flush()
    main.add(buffers[0])
    main.finish()
    for (part, text) in others {
      let lines = source.lines(part)
      lines.add(text)
      lines.finish()
    }
  }

  private func open() {
    flush()
    guard groups.count < Self.depthLimit else {
      tooDeep += 1
      wasTooDeep = true
      return
    }
    var inner = group
    inner.part = nil
    groups.append(inner)
    isStarred = false
  }

  private func close() throws(Unread) {
    flush()
    if tooDeep > 0 {
      tooDeep -= 1
      return
    }
    guard groups.count > 1 else { return }
    let closed = groups.removeLast()
    if let part = closed.part, buffers.count > 1, let text = buffers.popLast() {
      end(closed, part, text)
    }
    if !digits.isEmpty {
      switch closed.use {
      case .picture, .object: try embedded()
      default: break
      }
      digits.removeAll()
    }
  }

  private func end(_ closed: Group, _ part: String, _ text: [UInt8]) {
    switch closed.use {
    case .property(let kind):
      source.say(kind, part, String(decoding: text, as: UTF8.self))
    case .text where !text.isEmpty && !(part == "sv" && text.allSatisfy { $0 < 0x80 }):
      others.append((part, text))
    default: break
    }
  }

  private func control() {
    let byte = bytes[at]
    guard isLetter(byte) else {
      at += 1
      symbol(byte)
      return
    }
    let start = at
    while isLetter(bytes[at]), at - start < 32 { at += 1 }
    let word = bytes.part(start, at - start).utf8
    let value = number()
    if bytes[at] == 0x20 { at += 1 }
    run(word, value)
  }

  private func number() -> Int? {
    var (sign, value, start) = (1, 0, at)
    if bytes[at] == 0x2d { (sign, at, start) = (-1, at + 1, at + 1) }
    while (0x30...0x39).contains(bytes[at]), at - start < 10 {
      value = value * 10 + Int(bytes[at]) - 0x30
      at += 1
    }
    return at > start ? sign * value : nil
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte)
  }

  private func symbol(_ byte: UInt8) {
    switch byte {
    case 0x27:
      let (high, low) = (Self.digit(bytes[at]), Self.digit(bytes[at + 1]))
      let code = (high ?? 0) << 4 | (low ?? 0)
      if high == nil || low == nil { badCodes += 1 } else { codes += 1 }
      at += 2
      letter(code, isCode: true)
    case 0x2a: isStarred = true
    case 0x5c, 0x7b, 0x7d: letter(byte)
    case 0x7e: letter(0x20)
    case 0x5f: letter(0x2d)
    case 0x0d, 0x0a: put("\n")
    default: break
    }
  }

  private func run(_ word: String, _ value: Int?) {
    let wasStarred = isStarred
    isStarred = false
    switch word {
    case "par", "line", "row", "sect", "page": put("\n")
    case "tab", "cell", "nestcell": put("\t")
    case "emdash": put("—")
    case "endash": put("–")
    case "lquote": put("‘")
    case "rquote": put("’")
    case "ldblquote": put("“")
    case "rdblquote": put("”")
    case "bullet": put("•")
    case "u": unicode(value ?? 0)
    case "uc": group.replaced = max(0, min(value ?? 1, 16))
    case "ansicpg": page = value.flatMap { Charset(codePage: $0) } ?? page
    case "f": turn(to: value ?? 0)
    case "fcharset": if let charset = Self.charset(value ?? 0) { fonts[font] = charset }
    case "bin": at += max(0, min(value ?? 0, bytes.count - at))
    case "plain": group.charset = nil
    default: destination(word, wasStarred)
    }
  }

  private func turn(to font: Int) {
    flush()
    self.font = font
    if case .fonts = group.use { return }
    group.charset = fonts[font]
  }

  private func destination(_ word: String, _ isStarred: Bool) {
    if group.isSkipped { return }
    if word == "fonttbl" {
      group.use = .fonts
    } else if word == "pict" || word == "objdata" {
      group.use = word == "pict" ? .picture : .object
      digits.removeAll()
    } else if let kind = Self.properties[word] {
      begin(word, .property(kind))
    } else if Self.parts.contains(word) {
      begin(word, .text)
    } else if Self.skipped.contains(word) || (isStarred && !Self.shown.contains(word)) {
      group.isSkipped = true
    }
  }

  private static let shown: Set<String> = [
    "shpinst", "shppict", "shptxt", "footnote", "annotation", "company", "manager", "generator",
    "objdata", "pn", "txfieldtext", "docvar", "userprops", "propname", "staticval", "bkmkstart",
    "htmltag", "background",
  ]

  private func begin(_ part: String, _ use: Use) {
    flush()
    group.part = part
    group.use = use
    buffers.append([])
  }

  private func letter(_ byte: UInt8, isCode: Bool = false) {
    if toSkip > 0 {
      toSkip -= 1
      return
    }
    if !isCode { count(byte) }
    guard !group.isSkipped else { return }
    switch group.use {
    case .fonts: break
    case .picture, .object:
      if let digit = Self.digit(byte), digits.count < 256 << 20 { digits.append(digit) }
    default:
      if byte >= 0x20 || isCode { pending.append(byte) }
    }
  }

  private func count(_ byte: UInt8) {
    if byte < 0x20, ![0x09, 0x0c, 0x1a].contains(byte) { controls += 1 }
    if byte >= 0x80 { plain += 1 }
  }

  private func unicode(_ value: Int) {
    flush()
    codes += 1
    toSkip = group.replaced
    guard !group.isSkipped else { return }
    let unit = UInt16(truncatingIfNeeded: value)
    if UTF16.isLeadSurrogate(unit) {
      high = unit
      return
    }
    let units = high.map { [$0, unit] } ?? [unit]
    high = nil
    if case .text = group.use { append(String(decoding: units, as: UTF16.self)) }
    if case .property = group.use { append(String(decoding: units, as: UTF16.self)) }
  }

  private func put(_ text: String) {
    toSkip = 0
    flush()
    guard !group.isSkipped else { return }
    switch group.use {
    case .text, .property: append(text)
    default: break
    }
  }

  private func append(_ text: String) {
    if buffers.count == 1, buffers[0].count > 16_384 {
      main.add(buffers[0])
      buffers[0].removeAll(keepingCapacity: true)
    }
    buffers[buffers.count - 1] += text.utf8
  }

  // Bytes of several letters in a row are one text in the page of the font.
  private func flush() {
    guard !pending.isEmpty else { return }
    var charset = group.charset ?? page
    // Writers that know one font alone leave Chinese under its western charset.
    if charset == .western { charset = page }
    append(Charset.decode(Bytes(pending), charset))
    pending.removeAll(keepingCapacity: true)
  }

  private func embedded() throws(Unread) {
    var content: [UInt8] = []
    for index in stride(from: 0, to: digits.count - 1, by: 2) {
      content.append(digits[index] << 4 | digits[index + 1])
    }
    let bytes = Bytes(content)
    let marks: [[UInt8]] = [
      [0xd0, 0xcf, 0x11, 0xe0], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x50, 0x4b, 3, 4],
    ]
    guard let start = marks.compactMap({ bytes.prefix(4_096).find($0) }).min() else { return }
    objects += 1
    try FileReader.readInner(source.inner("object \(objects)", bytes.part(start)))
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x57
    case 0x41...0x46: byte - 0x37
    default: nil
    }
  }

  private static func charset(_ number: Int) -> Charset? {
    switch number {
    case 0: .western
    case 128: .japanese
    case 129: .korean
    case 134: .gb18030
    case 136: .big5
    case 204: .cyrillic
    default: nil
    }
  }
}
