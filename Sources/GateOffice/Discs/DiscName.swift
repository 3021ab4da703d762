import GateDiscs
import GateDomain
import GateWire

/// The names that may stand on a disc.
enum DiscName {
  /// Reads a path; nil unless every system can store and show it.
  static func parsed(_ text: String) -> RawName? {
    let path = RawName(text)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard !text.isEmpty, path.bytes.count <= 1_024, parts.count <= 16,
      parts.allSatisfy({
        (1...BurnEntry.nameBytes).contains($0.utf8.count)
          && $0.utf16.count <= BurnEntry.nameUnits && $0 != "." && $0 != ".."
      }),
      text.unicodeScalars.allSatisfy(RawName.isVisible),
      // What Windows and Joliet cannot write comes out under another name.
      !text.contains(where: { "*:;?\\\"<>|".contains($0) }), !text.contains(" /"),
      !text.contains("./"), !text.hasSuffix("."), !text.hasSuffix(" "),
      !DiscContents.isReserved(path), !parts.contains(where: WindowsDeviceName.matches)
    else { return nil }
    return path
  }

  /// Whether two of the names are one to a system that knows no case.
  static func collide(_ files: [StagedFile]) -> Bool {
    Set(files.map { $0.file.path.text?.lowercased() ?? "" }).count != files.count
  }
}
