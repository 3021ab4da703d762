import AsyncHTTPClient
import Foundation
public import GateDomain
import GateSigning
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

extension ServerConnection {
  /// Fetches a file, piece by piece, and keeps it only if its digest is the one promised.
  ///
  /// The bytes go to a new file beside `target`, which takes the name `target` at the end; a file
  /// that is there already is never written over.
  /// - Parameters:
  ///   - path: Where, below `/api/v1/`.
  ///   - target: The file to make.
  ///   - digest: What its SHA-256 must be.
  ///   - size: How many bytes it must have; more are not read.
  ///   - progress: Called with the bytes written so far.
  /// - Throws: `ServerConnectionError`; nothing is left behind then.
  public func download(
    _ path: ServerPath, to target: String, digest: Digest, size: UInt64,
    progress: (UInt64) -> Void = { _ in }
  ) async throws(ServerConnectionError) {
    let response = try await answer(to: request(.GET, path))
    let part = target + ".part"
    do {
      let received = try await write(response, to: part, size: size, progress: progress)
      guard received == digest else {
        throw ServerConnectionError.wrongDigest(expected: digest, received: received)
      }
      try Self.take(part, as: target)
    } catch let error as ServerConnectionError {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw .unreachable(reason(of: error))
    }
  }

  private func write(
    _ response: HTTPClientResponse, to part: String, size: UInt64, progress: (UInt64) -> Void
  ) async throws -> Digest {
    let file = try Self.create(part)
    defer { try? file.close() }
    var (hasher, written) = (DigestHasher(), UInt64(0))
    for try await piece in response.body {
      written += UInt64(piece.readableBytes)
      guard written <= size else {
        throw ServerConnectionError.unintelligible("more than \(size) bytes")
      }
      hasher.update(Array(buffer: piece))
      try Self.append(Data(buffer: piece), to: file)
      progress(written)
    }
    try file.synchronize()
    return hasher.finish()
  }

  private static func append(_ data: Data, to file: FileHandle) throws(ServerConnectionError) {
    do { try file.write(contentsOf: data) } catch { throw .notWritten("\(error)") }
  }

  // An older part file is what an interrupted download left; it holds nothing to keep.
  private static func create(_ part: String) throws(ServerConnectionError) -> FileHandle {
    try? FileManager.default.removeItem(atPath: part)
    do {
      try Data().write(to: URL(fileURLWithPath: part), options: .withoutOverwriting)
      return try FileHandle(forWritingTo: URL(fileURLWithPath: part))
    } catch {
      throw .notWritten(part)
    }
  }

  // A hard link, unlike a rename, fails when the name is taken.
  private static func take(_ part: String, as target: String) throws(ServerConnectionError) {
    do {
      try FileManager.default.linkItem(atPath: part, toPath: target)
      try FileManager.default.removeItem(atPath: part)
    } catch {
      throw .notWritten(target)
    }
  }
}
