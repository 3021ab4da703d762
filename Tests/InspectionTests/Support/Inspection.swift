import Foundation
import GateDomain
import GateLinux
import GatePolicy
import GateTesting
import GateTransfer
import GateWire
import GateWorkers
import Glibc
import Testing

/// The shipped policy over the real engine: what a station does with a file after copying it.
struct Inspection: Sendable {
  static let program = BuildFolder.path + "/gate-scan"
  static let unrulyProgram = BuildFolder.path + "/unruly-scan"
  static let signatures = BuildFolder.packageRoot + "/rules/signatures"

  let policy: PolicyBundle
  let pool: ScanPool

  /// Runs `body` with a started engine and stops it afterwards.
  static func run<Result: Sendable>(
    _ limits: CorpusCase.Limits = .shipped, program: String = program,
    signatures: String = signatures, deadlineSeconds: UInt32? = nil,
    _ body: (Inspection) async throws -> Result
  ) async throws -> Result {
    let policy = try PolicyBundle.load(folder: BuildFolder.packageRoot + "/policies")
    let pool = ScanPool(
      program: program, signatures: signatures, workers: 2,
      limits: Self.limits(limits, policy, deadlineSeconds))
    _ = try await pool.start()
    do {
      let result = try await body(Inspection(policy: policy, pool: pool))
      await pool.stop()
      return result
    } catch {
      await pool.stop()
      throw error
    }
  }

  /// What the engine says of a file.
  func answer(for path: String) async -> EngineAnswer {
    guard let file = try? OwnedDescriptor(opening: path, O_RDONLY) else { return .failed(0) }
    return await pool.scan(file.number).answer
  }

  private static func limits(
    _ limits: CorpusCase.Limits, _ policy: PolicyBundle, _ deadline: UInt32?
  ) -> ScanLimits {
    let shipped = ScanLimits(policy.scanning)
    let isSmall = limits == .small
    return ScanLimits(
      maxFileBytes: isSmall ? 8 << 20 : shipped.maxFileBytes,
      maxScanBytes: isSmall ? 32 << 20 : shipped.maxScanBytes,
      maxFiles: isSmall ? 200 : shipped.maxFiles,
      maxRecursion: isSmall ? 5 : shipped.maxRecursion, maxSeconds: shipped.maxSeconds,
      deadlineSeconds: deadline ?? shipped.deadlineSeconds)
  }

  /// Judges one case as a station does.
  func judge(_ one: CorpusCase, in folder: String) async throws -> Outcome {
    let file = try OwnedDescriptor(opening: folder + "/" + one.file, O_RDONLY)
    let began = ContinuousClock.now
    let report = await pool.scan(file.number)
    let took = ContinuousClock.now - began
    let scanned = try scanned(report, path: one.path, size: OwnedDescriptor.size(of: file.number))
    return Outcome(
      name: one.name, expected: one.reasons, verdict: scanned.verdict, member: report.member,
      took: took)
  }

  private func scanned(_ report: ScanReport, path: RawName, size: UInt64) throws -> ScannedFile {
    var names = NameInspection()
    let type = report.type.rawValue.isEmpty ? nil : report.type
    let digest = try #require(Digest(bytes: [UInt8](repeating: 0, count: 32)))
    return ScannedFile(
      judging: QuarantinedFile(index: 0, path: path, size: size, digest: digest, copy: .complete),
      name: names.defect(of: path), type: policy.types.answer(for: type, name: path),
      engines: [EngineFinding(engine: "test", answer: report.answer, member: report.member)],
      tree: report.tree, signatures: .fresh)
  }
}
