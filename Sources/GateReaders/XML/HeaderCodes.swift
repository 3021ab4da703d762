/// The codes in a header of a sheet, such as `&C&"黑体"&14`.
enum HeaderCodes {
  static func removed(from text: String) -> String {
    var (kept, rest) = ("", text[...])
    while let letter = rest.popFirst() {
      guard letter == "&", let code = rest.popFirst() else {
        kept.append(letter)
        continue
      }
      switch code {
      case "&": kept.append("&")
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "L", "C", "R": kept.append(" ")
      case "0"..."9": rest = rest.drop { $0.isNumber }
      case "K": rest = rest.dropFirst(6)
      default: break
      }
    }
    return kept
  }
}
