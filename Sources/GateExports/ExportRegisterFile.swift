import GateLinux
public import GateRetention
import GateSigning
import Glibc

/// The register of what left through the gate, as a file to which several programs add.
///
/// Durable: it is replaced as a whole, and whoever changes it holds its lock from the reading to
/// the writing, so that nothing that another program added is lost.
public struct ExportRegisterFile: Sendable {
  /// Why a register cannot be used.
  public struct Damaged: Error, Sendable {
    /// The file.
    public let path: String
  }

  private static let sizeLimit = 1 << 30
  private static let saltCount = 16

  private let path: String

  /// Names the file, which need not be there yet.
  public init(_ path: String) {
    self.path = path
  }

  /// The register; one without documents while there is no file.
  ///
  /// - Throws: `Damaged`; `SystemError`.
  public func read() throws -> ExportRegister {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try DurableFile.read(path, limit: Self.sizeLimit)
    } catch {
      guard error.number == ENOENT else { throw error }
      // The salt is a secret of the office: without it nobody can try texts against the register.
      return ExportRegister(salt: Array(SigningKey().seed.prefix(Self.saltCount)))
    }
    guard let register = ExportRegister(bytes: bytes) else { throw Damaged(path: path) }
    return register
  }

  /// Changes the register; nothing is written when `body` throws or has added nothing.
  ///
  /// - Returns: How many documents it has now.
  public func update(_ body: (inout ExportRegister) throws -> Void) throws -> Int {
    let lock = try OwnedDescriptor(opening: path + ".lock", O_RDWR | O_CREAT | O_NOFOLLOW)
    while flock(lock.number, LOCK_EX) != 0 {
      guard errno == EINTR else { throw SystemError(call: "flock", object: path, number: errno) }
    }
    defer { withExtendedLifetime(lock) {} }
    var register = try read()
    let before = register.documents.count
    try body(&register)
    if register.documents.count != before { try DurableFile.write(register.bytes, to: path) }
    return register.documents.count
  }
}
