/// Words of headers that are coded as `=?charset?B?…?=`; bare bytes are taken for UTF-8 or GB18030.
enum CodedWords {
  static func decode(_ bytes: [UInt8]) -> String {
    guard bytes.contains(0x3d) else { return plain(bytes) }
    var text = ""
    var (run, charset): ([UInt8], String) = ([], "")
    var rest = bytes[...]
    func flush() {
      if !run.isEmpty {
        text += Charset.decode(Bytes(run), Charset(name: charset) ?? .gb18030)
        run.removeAll()
      }
    }
    while let start = index(of: rest) {
      guard let word = Word(rest[start...]) else {
        flush()
        text += plain(rest[...start])
        rest = rest[(start + 1)...]
        continue
      }
      let between = rest[..<start]
      // White space between two coded words is none.
      if !between.allSatisfy({ $0 <= 0x20 }) || word.charset != charset {
        flush()
        if !between.allSatisfy({ $0 <= 0x20 }) { text += plain(between) }
      }
      charset = word.charset
      run += word.bytes
      rest = rest[word.end...]
    }
    flush()
    return text + plain(rest)
  }

  private static func index(of bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.dropLast().first { bytes[$0] == 0x3d && bytes[$0 + 1] == 0x3f }
  }

  private static func plain(_ bytes: some Collection<UInt8>) -> String {
    let bytes = Bytes(Array(bytes))
    return TextShape(bytes).isUTF8 ? bytes.utf8 : Charset.decode(bytes, .gb18030)
  }

  private struct Word {
    let charset: String
    let bytes: [UInt8]
    let end: Int

    init?(_ rest: ArraySlice<UInt8>) {
      let parts = rest.dropFirst(2).prefix(1_024).split(
        separator: 0x3f, maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].first == 0x3d, let coding = parts[1].first else {
        return nil
      }
      charset = String(decoding: parts[0].prefix { $0 != 0x2a }, as: UTF8.self).lowercased()
      end = parts[3].startIndex + 1
      switch coding | 0x20 {
      case 0x62: bytes = TransferCoding.base64(Bytes(Array(parts[2])))
      case 0x71:
        bytes = TransferCoding.quoted(Bytes(parts[2].map { $0 == 0x5f ? 0x20 : $0 }))
      default: return nil
      }
    }
  }
}
