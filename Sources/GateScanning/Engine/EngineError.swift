import CClamAV
public import GateWire

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
  /// The YARA rules cannot be read or compiled.
  case rules(String)
  /// A sample got the wrong answer inside the sandbox.
  case selfTest(String)

  /// What the station is told of it.
  public var fault: EngineFault {
    switch self {
    // What libclamav says of a folder without a file that it knows.
    case .engine(Self.loading, Int(CL_EOPEN.rawValue)): .noSignatures
    case .engine(Self.loading, _): .damagedSignatures
    case .engine, .types: .installation
    case .noSignatures: .noSignatures
    case .folder: .unreadable
    case .rules: .rules
    case .selfTest: .selfTest
    }
  }

  /// The step in which libclamav reads signature files.
  static let loading = "load the signatures"

  /// The stable code.
  public var code: String {
    switch self {
    case .engine: "engine"
    case .noSignatures: "no-signatures"
    case .types: "types"
    case .folder: "folder"
    case .rules: "rules"
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
    case .rules(let place): "the YARA rules in \"\(place)\" cannot be used"
    case .selfTest(let sample): "the self-test failed on the sample \"\(sample)\""
    }
  }
}
