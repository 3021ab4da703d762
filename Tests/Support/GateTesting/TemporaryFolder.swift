import Foundation

/// A new empty folder that is removed, with everything in it, when its owner lets go of it.
public final class TemporaryFolder: Sendable {
  /// The folder's absolute path.
  public let path: String

  /// Makes a folder below the system's temporary one.
  ///
  /// - Parameter name: Start of the folder's name, to tell folders apart while a test runs.
  /// - Throws: An error of the file system.
  public init(_ name: String = "gatehouse-test") throws {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    let folder = base.appendingPathComponent("\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    path = folder.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something in the folder; nothing is made.
  public func path(_ name: String) -> String {
    path + "/" + name
  }

  /// Writes a file and the folders above it.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - name: Path inside the folder.
  /// - Returns: The file's absolute path.
  /// - Throws: An error of the file system.
  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// Writes the UTF-8 of a text as `write(_:to:)` does.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// The bytes of a file in the folder.
  public func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// Names of everything directly in the folder, sorted.
  public func list() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
