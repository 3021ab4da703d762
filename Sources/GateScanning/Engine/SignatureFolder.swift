import CClamAV
import Glibc

/// What the files of a signature folder say of their age.
struct SignatureFolder {
  private static let headed: Set<String> = ["cvd", "cld"]

  /// The version of the newest file with a header; 0 when none has one.
  private(set) var version: UInt64 = 0
  /// When the newest signatures were published, in seconds since 1970: by the headers, or, when
  /// no file has one, when a file last changed.
  private(set) var publishedAt: Int64 = 0

  init(_ path: String) throws(EngineError) {
    var changedAt: Int64 = 0
    for name in try Self.names(in: path) {
      let file = path + "/" + name
      if Self.headed.contains(ForeignArchive.fileExtension(of: name)) { readHeader(of: file) }
      changedAt = max(changedAt, Self.changeTime(of: file))
    }
    if publishedAt == 0 { publishedAt = changedAt }
  }

  private mutating func readHeader(of file: String) {
    guard let header = unsafe cl_cvdhead(file) else { return }
    defer { unsafe cl_cvdfree(header) }
    let time = unsafe Int64(header.pointee.stime)
    guard time > publishedAt else { return }
    publishedAt = time
    version = unsafe UInt64(header.pointee.version)
  }

  /// The names in a folder, in no order.
  static func names(in path: String) throws(EngineError) -> [String] {
    guard let folder = unsafe opendir(path) else { throw .folder(path) }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      names.append(
        unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
          unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }

  private static func changeTime(of file: String) -> Int64 {
    var found = stat()
    guard unsafe stat(file, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return 0 }
    return Int64(found.st_mtim.tv_sec)
  }
}
