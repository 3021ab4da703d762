/// An exported log as its reader sees it: a folder with `checkpoint` and `tile/…`.
///
/// Nothing in it is believed; the verifier only needs to get at the bytes.
public struct LogFolder {
  /// Gives a file's bytes by its path below the folder; nil if there is no such file.
  public typealias Reading = (_ path: String) throws -> [UInt8]?
  /// Gives the names in a folder by its path, `""` for the log's own; folders end in `/`.
  public typealias Listing = (_ path: String) throws -> [String]

  /// Gives a file.
  public let read: Reading
  /// Gives the names in a folder.
  public let list: Listing
  let wait: () -> Void

  /// Takes the ways to look into the folder.
  ///
  /// - Parameters:
  ///   - read: Gives a file.
  ///   - list: Gives the names in a folder.
  ///   - wait: Lets a server that is adding to the log at this moment get on, for a tenth of a
  ///     second or so. A folder that nobody writes to needs none.
  public init(
    read: @escaping Reading, list: @escaping Listing, wait: @escaping () -> Void = {}
  ) {
    self.read = read
    self.list = list
    self.wait = wait
  }
}
