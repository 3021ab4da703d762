import GateDomain
import GateLinux
import GateTesting
import GateWire
import GateWorkers
import Glibc

/// A started pool over the demonstration signatures, for one test.
enum PoolFixture {
  static let program = BuildFolder.path + "/gate-scan"
  static let signatures = BuildFolder.packageRoot + "/rules/signatures"

  static func limits(
    maxFileBytes: UInt64 = 100 << 20, maxFiles: UInt32 = 10_000, maxRecursion: UInt32 = 17,
    deadlineSeconds: UInt32 = 60
  ) -> ScanLimits {
    ScanLimits(
      maxFileBytes: maxFileBytes, maxScanBytes: 400 << 20, maxFiles: maxFiles,
      maxRecursion: maxRecursion, maxSeconds: 60, deadlineSeconds: deadlineSeconds)
  }

  /// Runs `body` with a started pool and stops it afterwards.
  static func run<Result: Sendable>(
    workers: Int = 1, limits: ScanLimits = limits(), signatures: String = signatures,
    _ body: (ScanPool) async throws -> Result
  ) async throws -> Result {
    let pool = ScanPool(
      program: program, signatures: signatures, workers: workers, limits: limits)
    _ = try await pool.start()
    do {
      let result = try await body(pool)
      await pool.stop()
      return result
    } catch {
      await pool.stop()
      throw error
    }
  }
}

extension ScanPool {
  /// Scans bytes as a file of their own.
  func scan(_ bytes: [UInt8]) async throws -> ScanReport {
    let folder = try TemporaryFolder("scan")
    let file = try OwnedDescriptor(opening: folder.write(bytes, to: "file"), O_RDONLY)
    return await scan(file.number)
  }

  /// Scans a file by its path.
  func scan(path: String) async throws -> ScanReport {
    let file = try OwnedDescriptor(opening: path, O_RDONLY)
    return await scan(file.number)
  }
}
