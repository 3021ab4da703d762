/// Why an engine process or one of its workers cannot serve.
///
/// A number crosses, never the text of a library.
public enum EngineFault: UInt8, Error, Hashable, Sendable, CaseIterable {
  /// The folder holds no virus signatures.
  case noSignatures = 1
  /// The engine refuses a file of virus signatures: damaged, cut off or not signed.
  case damagedSignatures = 2
  /// The folder cannot be read.
  case unreadable = 3
  /// A sample got the wrong answer: the engine finds too little or too much.
  case selfTest = 4
  /// The process could not be confined.
  case confinement = 5
  /// The engine's own parts are missing or broken.
  case installation = 6
  /// A file of virus signatures does not carry its publisher's signature.
  case notSigned = 7
  /// The YARA rules cannot be read or compiled.
  case rules = 8
}
