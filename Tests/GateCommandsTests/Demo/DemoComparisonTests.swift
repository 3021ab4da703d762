import GateDomain
import GateSigning
import Testing

@testable import GateCommands

@Suite struct DemoComparisonTests {
  /// What a gate that works would say of the demonstration's medium.
  static func answers() -> [ScannedFile] {
    DemoFile.all.enumerated().map { index, file in
      switch file.expected {
      case .clean: Sample.scanned(file.path, index: UInt64(index))
      case .infected: Sample.scanned(file.path, engine: .infected("Eicar"))
      case .encrypted: Sample.scanned(file.path, engine: .objection(.encryptedArchive, ""))
      case .forbiddenType:
        Sample.scanned(
          file.path, type: .forbidden(ContentType(rawValue: "application/x-pie-executable")))
      case .unportableName: Sample.scanned(file.path, name: .unportable)
      }
    }
  }

  static let digests = Dictionary(
    uniqueKeysWithValues: DemoFile.all.map { ($0.path, Digest.of([])) })

  private func comparison(
    _ files: [ScannedFile], state: TransferState = .released, digests: [String: Digest] = digests
  ) throws -> DemoComparison {
    DemoComparison(transfer: try Sample.transfer(state), files: files, digests: digests)
  }

  @Test func `the right answers are as expected`() throws {
    #expect(try comparison(Self.answers()).isAsExpected)
  }

  @Test(arguments: DemoFile.all.indices)
  func `one wrong verdict is not as expected`(index: Int) throws {
    var files = Self.answers()
    let isClean = DemoFile.all[index].expected == .clean
    files[index] = Sample.scanned(
      DemoFile.all[index].path, engine: isClean ? .timedOut : .clean)
    #expect(try !comparison(files).isAsExpected)
  }

  @Test(arguments: DemoFile.all.indices)
  func `a missing file is not as expected`(index: Int) throws {
    var files = Self.answers()
    files.remove(at: index)
    #expect(try !comparison(files).isAsExpected)
  }

  @Test func `other bytes are not as expected`() throws {
    var digests = Self.digests
    digests["说明.txt"] = Digest.of([1])
    #expect(try !comparison(Self.answers(), digests: digests).isAsExpected)
  }

  @Test func `a file that nobody put there is not as expected`() throws {
    #expect(try !comparison(Self.answers() + [Sample.scanned("多.txt")]).isAsExpected)
  }

  @Test(arguments: [TransferState.judged, .failed(.mediumRemoved)])
  func `a transfer that released nothing is not as expected`(state: TransferState) throws {
    #expect(try !comparison(Self.answers(), state: state).isAsExpected)
  }
}
