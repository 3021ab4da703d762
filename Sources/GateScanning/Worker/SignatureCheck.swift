import CClamAV
import GateDomain
public import GateLinux
public import GateWire
import Glibc

/// Checks one file of virus signatures in a sandbox: libclamav's own check of its publisher's
/// signature, on a copy that nobody else can change.
///
/// Security: `checked` MUST follow only from libclamav's success on a name ending in `.cvd` or
/// `.cld`; under `.cud` it checks no signature at all.
public struct SignatureCheck {
  private let control: MessageSocket
  private let options: SignatureCheckOptions

  /// Prepares a check whose answer goes to `control`.
  public init(control: MessageSocket, options: SignatureCheckOptions) {
    self.control = control
    self.options = options
  }

  /// Confines this process for good, checks the file and answers.
  public func run(_ file: consuming OwnedDescriptor) throws {
    let answer: ScanMessage
    do throws(EngineFault) {
      answer = .checked(try check(file))
    } catch {
      answer = .unusable(error)
    }
    try control.send(answer.bytes)
  }

  private func check(_ file: consuming OwnedDescriptor) throws(EngineFault) -> SignatureHeader {
    guard cl_init(UInt32(CL_INIT_DEFAULT)) == CL_SUCCESS else { throw .installation }
    unsafe cl_set_clcb_msg { _, _, _, _ in }
    let folder = try confined()
    defer { _ = folder.empty() }
    let copy = folder.path + "/signatures." + options.form.rawValue
    guard (try? Self.copy(file.number, to: copy)) != nil else { throw .unreadable }
    switch unsafe cl_cvdverify(copy) {
    case CL_SUCCESS: return try Self.header(of: copy)
    case CL_EVERIFY: throw .notSigned
    default: throw .damagedSignatures
    }
  }

  private func confined() throws(EngineFault) -> PrivateFolder {
    do {
      let folder = try PrivateFolder(below: options.temporaryFolder, process: getpid())
      var profile = SandboxProfile.scan(temporaryFolder: folder.path)
      profile.allowsWithoutLandlock = options.allowsWithoutLandlock
      try Sandbox.enter(profile)
      return folder
    } catch {
      throw .confinement
    }
  }

  private static func copy(_ source: Int32, to path: String) throws(SystemError) {
    let target = try OwnedDescriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { unsafe buffer.deallocate() }
    while true {
      let count = try unsafe Stream.read(source, into: buffer)
      guard count > 0 else { return }
      try unsafe Stream.write(
        UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: target.number)
    }
  }

  private static func header(of path: String) throws(EngineFault) -> SignatureHeader {
    guard let header = unsafe cl_cvdhead(path) else { throw .damagedSignatures }
    defer { unsafe cl_cvdfree(header) }
    let seconds = unsafe Int64(header.pointee.stime)
    guard Timestamp.range.contains(seconds * 1_000) else { throw .damagedSignatures }
    return unsafe SignatureHeader(
      version: UInt64(header.pointee.version), count: UInt64(header.pointee.sigs),
      publishedAt: Timestamp(milliseconds: seconds * 1_000))
  }
}
