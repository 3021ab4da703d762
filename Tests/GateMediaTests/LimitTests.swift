import GateDomain
import GateTesting
import GateWorkers
import Testing

@Suite struct LimitTests {
  private func image(_ folder: TemporaryFolder) async throws -> String {
    try await MediumImage.build(
      folder.path("image"), kind: .ext4,
      files: (0..<9).map { MediumFile("\($0)", .data([UInt8](repeating: 1, count: $0 * 1_000))) },
      mebibytes: 8)
    return folder.path("image")
  }

  @Test("more files than the policy lets in are refused before one is copied")
  func tooManyFiles() async throws {
    let folder = try TemporaryFolder("medium")
    let limits = IngestLimits(maxFiles: 8, maxFileBytes: 1 << 20, silenceSeconds: 30)
    let (end, recorder) = try Reading.run(try await image(folder), limits: limits)
    #expect(end == .failed(.tooManyFiles))
    #expect(recorder.files == [])
  }

  @Test("exactly as many files as the policy lets in are copied")
  func justEnoughFiles() async throws {
    let folder = try TemporaryFolder("medium")
    let limits = IngestLimits(maxFiles: 9, maxFileBytes: 1 << 20, silenceSeconds: 30)
    let (end, recorder) = try Reading.run(try await image(folder), limits: limits)
    #expect(end == .finished)
    #expect(recorder.contents.count == 9)
  }

  @Test("a file above the size limit is announced and ends as too large, without data")
  func tooLarge() async throws {
    let folder = try TemporaryFolder("medium")
    let limits = IngestLimits(maxFiles: 100, maxFileBytes: 7_000, silenceSeconds: 30)
    let (end, recorder) = try Reading.run(try await image(folder), limits: limits)
    #expect(end == .finished)
    #expect(recorder.totals == [9, 28_000])
    let large = recorder.files.filter { $0.outcome == .tooLarge }
    #expect(large.map(\.size) == [8_000])
    #expect(large.allSatisfy { $0.bytes.isEmpty })
    #expect(recorder.contents.count == 8)
  }

  @Test("what the sink throws ends the run and comes back")
  func sinkThrows() async throws {
    struct Full: Error {}
    let folder = try TemporaryFolder("medium")
    let path = try await image(folder)
    var recorder = Recorder()
    recorder.before = { event, _ in if event == "data" { throw Full() } }
    let sink = recorder
    #expect(throws: Full.self) { try Reading.run(path, recorder: sink) }
  }

  @Test("a run that is no longer wanted ends at once")
  func cancelled() async throws {
    let folder = try TemporaryFolder("medium")
    let (end, _) = try Reading.run(try await image(folder), isCancelled: { true })
    #expect(end == .cancelled)
  }
}
