/// What a file that is handed in claims to be, by its name.
enum SignatureOffer: Hashable {
  /// A published database: its stem and the form under which it is kept and checked.
  case database(String, form: String)
  /// The signed list of a bundle.
  case bundle
  /// Part of the demonstration.
  case demonstration
  /// Something that only a bundle can bring in.
  case other

  private static let stems: Set<String> = ["daily", "main", "bytecode"]

  init(_ name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.last) {
    case (SignatureFiles.demonstrationMarker?, _): self = .demonstration
    case (let stem?, "cvd"?) where parts.count == 2 && Self.stems.contains(stem),
      // libclamav checks no signature under the name `.cud`, so it never gets that name.
      (let stem?, "cud"?) where parts.count == 2 && Self.stems.contains(stem):
      self = .database(stem, form: "cvd")
    case (let stem?, "cld"?) where parts.count == 2 && Self.stems.contains(stem):
      self = .database(stem, form: "cld")
    case (_, SignatureBundleFile.fileExtension?) where parts.count == 2: self = .bundle
    default: self = .other
    }
  }
}
