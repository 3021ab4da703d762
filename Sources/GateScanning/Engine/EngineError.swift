/// Why the engine cannot be used; nothing is scanned then.
public enum EngineError: Error, Hashable, Sendable {
  /// libclamav refused a step, with its own error number.
  case engine(String, number: Int)
  /// The folder holds no virus signatures.
  case noSignatures(String)
  /// libmagic has no database, or one of another version.
  case types
  /// The folder cannot be read.
  case folder(String)
  /// A sample got the wrong answer inside the sandbox.
  case selfTest(String)

  /// The stable code.
  public var code: String {
    switch self {
    case .engine: "engine"
    case .noSignatures: "no-signatures"
    case .types: "types"
    case .folder: "folder"
    case .selfTest: "self-test"
    }
  }

  /// The reason as text.
  public var message: String {
    switch self {
    case .engine(let step, let number): "libclamav refused to \(step): error \(number)"
    case .noSignatures(let folder): "the folder \"\(folder)\" holds no virus signatures"
    case .types: "libmagic could not load its database"
    case .folder(let path): "the folder \"\(path)\" cannot be read"
    case .selfTest(let sample): "the self-test failed on the sample \"\(sample)\""
    }
  }
}
