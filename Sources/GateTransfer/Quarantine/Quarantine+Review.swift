public import GateDomain
public import GateLinux
import GateSigning
import Glibc

extension Quarantine {
  /// The SHA-256 of a file as it lies there now; nil when it is gone.
  public func digest(_ transfer: Identifier<Transfer>, index: UInt64) throws(SystemError)
    -> Digest?
  {
    do {
      return try FileDigest.sha256(of: try open(transfer, index: index))
    } catch {
      guard error.number == ENOENT else { throw error }
      return nil
    }
  }

  /// Removes one file for good; it stays removed whatever dies next.
  ///
  /// A file that is gone already is no error. The bytes are unlinked, not overwritten: journals and
  /// flash media keep old blocks whatever is written over them.
  public func destroy(_ transfer: Identifier<Transfer>, index: UInt64) throws(SystemError) {
    let path = path(of: transfer, index: index)
    let result = unsafe unlink(path)
    let number = errno
    guard result == 0 || number == ENOENT else {
      throw SystemError(call: "unlink", object: path, number: number)
    }
    do {
      try DurableFile.syncDirectory(folder(of: transfer))
    } catch {
      guard error.number == ENOENT else { throw error }
    }
  }
}
