/// What a layer is to the walk: what its members must be, and how they are looked at.
enum ContentKind {
  /// What a zip is used for.
  enum ZipUse {
    /// A document in the Open XML formats.
    case openXML
    /// Another document that is kept in a zip: OpenDocument or OFD.
    case document
    /// An archive of files.
    case files
  }

  case zip(ZipUse)
  case archive(ArchiveKind)
  /// A compound file whose streams must all come by.
  case compoundFile
  /// A PDF; its decoded streams are looked at as they come by.
  case pdf
  case media(Media)
  /// Anything else.
  case other

  /// The kind by the first bytes and, for a zip, by the last ones.
  init(of content: ContentBytes) {
    if ZipStructure.beginsLikeZip(content) {
      self = .zip(.files)
    } else if let media = Media(of: content) {
      self = .media(media)
    } else if CompoundFile.isCompoundFile(content) {
      self = .compoundFile
    } else if PDFStructure.begins(content) {
      self = .pdf
    } else {
      self = ArchiveKind(of: content).map { .archive($0) } ?? .other
    }
  }

  /// How libarchive unpacks the layer; nil when it has no members for it.
  var archive: ArchiveKind? {
    switch self {
    case .zip: .zip
    case .archive(let kind): kind
    case .compoundFile, .pdf, .media, .other: nil
    }
  }

  /// Whether the walk can unpack members by itself.
  var isUnpackable: Bool {
    if case .compoundFile = self { return true }
    return archive != nil
  }

  /// Whether members are files of their own, which the rules for files hold for, and not the
  /// parts of a document.
  var keepsFiles: Bool {
    switch self {
    case .zip(let use): use == .files
    case .archive: true
    case .compoundFile, .pdf, .media, .other: false
    }
  }

  /// The name for people.
  var name: String {
    switch self {
    case .zip: "zip"
    case .archive(let kind): "\(kind)"
    case .compoundFile: "compound file"
    case .pdf: "PDF"
    case .media(let media): media.format.rawValue
    case .other: "content"
    }
  }
}
