import Foundation

/// The folder of the programs that were built together with the running tests.
public enum BuildFolder {
  /// The absolute path: the folder that holds the test executable.
  public static let path: String = {
    let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return executable.deletingLastPathComponent().path
  }()

  /// The root of the package whose tests run.
  ///
  /// The build folder need not lie inside the package, so the place of this source file tells it.
  public static let packageRoot: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<5 { url.deleteLastPathComponent() }
    return url.path
  }()

  /// A folder for what a person may want to look at after the tests, which git ignores.
  ///
  /// - Returns: The absolute path of an existing folder.
  /// - Throws: An error of the file system.
  public static func artefacts() throws -> String {
    let path = packageRoot + "/.artefacts"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}
