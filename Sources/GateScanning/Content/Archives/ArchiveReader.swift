import CArchive
import GateDomain
import Glibc

/// Reads one container with libarchive, member by member.
///
/// Security: libarchive must have got exactly the one filter or format that was asked for. A
/// filter that this build lacks is passed over with a warning, and the packed bytes would then
/// be called the content.
///
/// Safety: a reader must NEVER outlive the content that it was made over.
@safe final class ArchiveReader {
  /// What the reader says of a member before its data.
  struct Entry {
    /// What an entry stands for.
    enum Kind {
      case file
      case folder
      /// A link or a device: nothing that an office needs.
      case other(String)
    }

    let name: [UInt8]
    let kind: Kind
    /// The size that the header claims; nil when it claims none.
    let size: Int?
    let isEncrypted: Bool
  }

  private let archive: OpaquePointer
  private var hasFormat = false

  /// Lets libarchive turn names of 16-bit formats into UTF-8 instead of dropping them.
  ///
  /// Once, before the process is confined. Names of other formats stay as they are.
  static func prepare() {
    unsafe setlocale(LC_CTYPE, "C.UTF-8")
  }

  init(_ content: ContentBytes, _ kind: ArchiveKind) throws(Objected) {
    guard let made = unsafe archive_read_new() else { throw .damaged }
    unsafe archive = made
    guard unsafe Self.enable(kind, on: made) else { throw .notOpened }
    let code = unsafe content.withMemory {
      unsafe archive_read_open_memory2(made, $0.baseAddress, $0.count, $0.count)
    }
    guard code == ARCHIVE_OK else { throw objection() }
    hasFormat = true
    guard unsafe archive_filter_count(made) == (kind.isStream ? 2 : 1) else { throw .notOpened }
  }

  /// The next member; nil behind the last one.
  func next() throws(Objected) -> Entry? {
    var entry: OpaquePointer?
    let code = unsafe archive_read_next_header(archive, &entry)
    if code == ARCHIVE_EOF {
      guard unsafe archive_errno(archive) == 0 else { throw objection() }
      return nil
    }
    guard let entry = unsafe entry, code == ARCHIVE_OK else { throw objection() }
    return unsafe Self.describe(entry)
  }

  /// Hands the content of the current member over, piece by piece, to its end.
  func read(_ take: (UnsafeRawBufferPointer) throws(Objected) -> Void) throws(Objected) {
    var expected: Int64 = 0
    while true {
      var (block, count, offset): (UnsafeRawPointer?, Int, Int64) = (nil, 0, 0)
      let code = unsafe archive_read_data_block(archive, &block, &count, &offset)
      if code == ARCHIVE_EOF { return }
      guard code == ARCHIVE_OK else { throw objection() }
      // A hole: unpacked it would be zeros that nobody stored.
      guard count == 0 || offset == expected else { throw .notOpened }
      try unsafe take(UnsafeRawBufferPointer(start: block, count: count))
      expected += Int64(count)
    }
  }

  /// How many bytes of the content were read.
  var consumed: Int {
    unsafe Int(archive_filter_bytes(archive, -1))
  }

  private static func enable(_ kind: ArchiveKind, on archive: OpaquePointer) -> Bool {
    if let filter = filter(kind) {
      // Not the format "empty": it takes a stream that breaks at once for one of nothing.
      return unsafe archive_read_append_filter(archive, filter) == ARCHIVE_OK
        && archive_read_support_format_raw(archive) == ARCHIVE_OK
    }
    let code =
      switch kind {
      case .tar: unsafe archive_read_support_format_tar(archive)
      case .sevenZip: unsafe archive_read_support_format_7zip(archive)
      case .cabinet: unsafe archive_read_support_format_cab(archive)
      case .cpio: unsafe archive_read_support_format_cpio(archive)
      case .ar: unsafe archive_read_support_format_ar(archive)
      case .iso9660: unsafe archive_read_support_format_iso9660(archive)
      case .zip: unsafe archive_read_support_format_zip_seekable(archive)
      case .gzip, .bzip2, .xz, .lzma, .zstd, .lz4, .lzip: ARCHIVE_FATAL
      }
    return code == ARCHIVE_OK
  }

  private static func filter(_ kind: ArchiveKind) -> Int32? {
    switch kind {
    case .gzip: ARCHIVE_FILTER_GZIP
    case .bzip2: ARCHIVE_FILTER_BZIP2
    case .xz: ARCHIVE_FILTER_XZ
    case .lzma: ARCHIVE_FILTER_LZMA
    case .zstd: ARCHIVE_FILTER_ZSTD
    case .lz4: ARCHIVE_FILTER_LZ4
    case .lzip: ARCHIVE_FILTER_LZIP
    case .tar, .sevenZip, .cabinet, .cpio, .ar, .iso9660, .zip: nil
    }
  }

  private static func describe(_ entry: OpaquePointer) -> Entry {
    let raw = unsafe archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
    let name = unsafe raw.map { unsafe Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    return Entry(
      name: name ?? [], kind: unsafe kind(of: entry),
      size: unsafe archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil,
      isEncrypted: unsafe archive_entry_is_encrypted(entry) != 0)
  }

  private static func kind(of entry: OpaquePointer) -> Entry.Kind {
    if unsafe archive_entry_hardlink(entry) != nil { return .other("hard link") }
    if unsafe archive_entry_sparse_count(entry) > 0 { return .other("sparse file") }
    // ar keeps no kind, which leaves zero.
    switch unsafe archive_entry_filetype(entry) & S_IFMT {
    case S_IFREG, 0: return .file
    case S_IFDIR: return .folder
    case S_IFIFO where unsafe archive_entry_size(entry) > 0: return .file
    case S_IFLNK: return .other("symbolic link")
    default: return .other("device")
    }
  }

  // libarchive tells its reasons apart by their text alone.
  private func objection() -> Objected {
    let text = unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? ""
    // Asked before a format is found, libarchive follows a null pointer.
    let isEncrypted = unsafe hasFormat && archive_read_has_encrypted_entries(archive) == 1
    if isEncrypted || text.contains("ncrypt") { return .encryptedArchive }
    if text.contains("cannot be converted") { return Objected(.memberName, "no text") }
    let isUnknown = ["nsupported", "not supported", "Unknown c", "Unexpected codec"]
    return isUnknown.contains { text.contains($0) } ? .notOpened : .damaged
  }

  deinit {
    unsafe archive_read_free(archive)
  }
}
