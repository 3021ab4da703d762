import GateDomain
import GateTesting
import GateWorkers
import Glibc
import Testing

@Suite struct DyingReaderTests {
  private func stick(_ folder: TemporaryFolder) async throws -> (String, [MediumFile]) {
    var generator = SeededGenerator(seed: 5)
    let files = (0..<6).map { MediumFile("\($0).bin", .data(generator.bytes(4 << 20))) }
    try await MediumImage.build(folder.path("image"), kind: .fat32, files: files)
    return (folder.path("image"), files)
  }

  @Test("a reader killed in mid-file costs that file alone", arguments: [0, 2, 5])
  func killed(victim: Int) async throws {
    let folder = try TemporaryFolder("medium")
    let (path, files) = try await stick(folder)
    // A limit that no other reader has tells which process is this test's.
    let limits = IngestLimits(
      maxFiles: 100, maxFileBytes: 70_000_000 + UInt64(victim), silenceSeconds: 30)
    var recorder = Recorder()
    recorder.before = { event, soFar in
      guard event == "data", soFar.files.count == victim + 1, soFar.files[victim].bytes.isEmpty
      else { return }
      #expect(Self.killReaders(with: "\(limits.maxFileBytes)") == 1)
    }
    let (end, result) = try Reading.run(path, limits: limits, recorder: recorder)
    #expect(end == .finished)
    #expect(result.outcome("\(victim).bin") == .readerDied)
    var expected = files.contents
    expected[RawName("\(victim).bin")] = nil
    #expect(result.contents == expected)
    #expect(result.totals == [6, 6 * 4 << 20])
  }

  @Test("the third death ends the run")
  func killedAgainAndAgain() async throws {
    let folder = try TemporaryFolder("medium")
    let (path, _) = try await stick(folder)
    let limits = IngestLimits(maxFiles: 100, maxFileBytes: 70_000_100, silenceSeconds: 30)
    var recorder = Recorder()
    recorder.before = { event, soFar in
      guard event == "data", soFar.files.last?.bytes.isEmpty == true else { return }
      _ = Self.killReaders(with: "\(limits.maxFileBytes)")
    }
    let (end, result) = try Reading.run(path, limits: limits, recorder: recorder)
    #expect(end == .failed(.readerDied))
    #expect(result.files.map(\.outcome) == [.readerDied, .readerDied, .readerDied])
  }

  private static func killReaders(with argument: String) -> Int {
    guard let processes = unsafe opendir("/proc") else { return 0 }
    defer { unsafe closedir(processes) }
    var killed = 0
    while let entry = unsafe readdir(processes) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let process = Int32(name), commandLine(process).contains(argument) else { continue }
      if kill(process, SIGKILL) == 0 { killed += 1 }
    }
    return killed
  }

  private static func commandLine(_ process: Int32) -> [String] {
    guard let file = unsafe fopen("/proc/\(process)/cmdline", "r") else { return [] }
    defer { unsafe fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe fread(&bytes, 1, bytes.count, file)
    return bytes[..<count].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
