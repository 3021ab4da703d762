import CArchive
import GateExtraction
import Glibc

/// An archive or packed file as libarchive reads it.
///
/// Security: a reader is made for one format, told by its mark; libarchive must NEVER guess among
/// all of them, because it finds the inner zip of a RAR that holds a stored document.
@safe final class Archive {
  struct Member {
    let name: String
    let isFile: Bool
    let isEncrypted: Bool
    let size: Int?
  }

  private let archive: OpaquePointer
  // libarchive reads out of it as long as the archive lives.
  private let bytes: Bytes
  // libarchive crashes when it is to leave out the rest of a cabinet's broken member.
  private let canSkip: Bool
  private var broken: Unread?

  /// libarchive converts names by the locale.
  static func prepare() {
    unsafe setlocale(LC_CTYPE, "C.UTF-8")
  }

  init(_ bytes: Bytes, _ format: DocumentFormat) throws(Unread) {
    guard let made = unsafe archive_read_new() else { throw Unread(.sizeLimit) }
    self.bytes = bytes
    canSkip = format != .cab
    unsafe archive = made
    unsafe Self.choose(format, made)
    let opened = unsafe bytes.withMemory {
      unsafe archive_read_open_memory(made, $0.baseAddress, $0.count)
    }
    if opened != ARCHIVE_OK { throw defect(hasFormat: false) }
  }

  private static func choose(_ format: DocumentFormat, _ archive: OpaquePointer) {
    switch format {
    case .sevenZip: unsafe archive_read_support_format_7zip(archive)
    case .rar:
      unsafe archive_read_support_format_rar(archive)
      unsafe archive_read_support_format_rar5(archive)
    case .zip: unsafe archive_read_support_format_zip(archive)
    case .iso: unsafe archive_read_support_format_iso9660(archive)
    case .cab: unsafe archive_read_support_format_cab(archive)
    case .cpio: unsafe archive_read_support_format_cpio(archive)
    case .ar: unsafe archive_read_support_format_ar(archive)
    case .tar: unsafe archive_read_support_format_tar(archive)
    default:
      unsafe archive_read_support_format_tar(archive)
      unsafe archive_read_support_format_raw(archive)
      unsafe filter(format, archive)
    }
  }

  private static func filter(_ format: DocumentFormat, _ archive: OpaquePointer) {
    switch format {
    case .gzip: unsafe archive_read_support_filter_gzip(archive)
    case .bzip2: unsafe archive_read_support_filter_bzip2(archive)
    case .xz: unsafe archive_read_support_filter_xz(archive)
    case .zstd: unsafe archive_read_support_filter_zstd(archive)
    case .lz4: unsafe archive_read_support_filter_lz4(archive)
    default: unsafe archive_read_support_filter_lzma(archive)
    }
  }

  /// The next member; nil behind the last.
  func next() throws(Unread) -> Member? {
    if let broken { throw broken }
    var entry: OpaquePointer?
    let code = unsafe archive_read_next_header(archive, &entry)
    if code == ARCHIVE_EOF { return nil }
    guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry = unsafe entry else {
      throw defect()
    }
    let name = unsafe archive_entry_pathname(entry).map {
      unsafe Bytes(Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))))
    }
    return Member(
      name: name.map { TextShape($0).isUTF8 ? $0.utf8 : Charset.decode($0, .gb18030) } ?? "?",
      isFile: unsafe archive_entry_filetype(entry) == S_IFREG || isRaw,
      isEncrypted: unsafe archive_entry_is_encrypted(entry) == 1,
      size: unsafe archive_entry_size_is_set(entry) == 0
        ? nil : Int(clamping: unsafe archive_entry_size(entry)))
  }

  /// Whether the members are no list but one packed content.
  var isRaw: Bool { unsafe archive_format(archive) == ARCHIVE_FORMAT_RAW }

  /// Unpacks the member; what broke in the middle comes with what came out before.
  func unpack(_ reading: Reading) throws(Unread) -> (bytes: Bytes, defect: Unread?) {
    let memory = Memory(capacity: 65_536)
    let defect = try unpack(reading, into: memory)
    if !canSkip { broken = defect }
    return (memory.bytes, defect)
  }

  private func unpack(_ reading: Reading, into memory: Memory) throws(Unread) -> Unread? {
    let limit = Int(clamping: reading.limits.memberBytes)
    while true {
      var given = 0
      unsafe memory.add(room: 1 << 18) { out in
        given = unsafe archive_read_data(archive, out.baseAddress, out.count)
        return max(0, given)
      }
      if given == 0 { return nil }
      if given < 0 { return defect() }
      try reading.spend(unpacked: given)
      if memory.count > limit { return Unread(.sizeLimit) }
    }
  }

  // libarchive crashes when it is asked about encryption before it has found a format.
  private func defect(hasFormat: Bool = true) -> Unread {
    let text = unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? ""
    let isEncrypted = unsafe hasFormat && archive_read_has_encrypted_entries(archive) == 1
    if isEncrypted || text.contains("ncrypt") || text.contains("assphrase") {
      return Unread(.encrypted)
    }
    let isUnknown = text.contains("nsupported") || text.contains("not supported")
    return Unread(isUnknown ? .unsupported : .damaged, text)
  }

  deinit {
    unsafe archive_read_free(archive)
  }
}
