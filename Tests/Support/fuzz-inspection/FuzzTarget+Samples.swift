import GateDomain
import GateWire

extension FuzzTarget {
  /// Valid samples that need no folder; nil for targets that read files.
  var ownSamples: [[UInt8]]? {
    switch self {
    case .scanMessage: Self.scanMessages.map(\.bytes)
    case .ingestMessage: Self.ingestFrames
    case .passkey: Self.passkeySamples
    case .extractMessage: Self.extractMessages
    case .zip, .compoundFile, .pdf, .content, .text: nil
    case .descriptors: Self.descriptorSamples
    case .uevent: Self.ueventSamples
    case .grant: Self.grantSamples
    case .enforcerRequest: Self.enforcerRequests.map(\.bytes)
    case .enforcerMessage: Self.enforcerMessages.map(\.bytes)
    case .multipart: Self.multipartSamples
    }
  }

  private static var scanMessages: [ScanMessage] {
    let loaded = LoadedSignatures(
      engine: "libclamav 1.4.6", version: 27_000, count: 8_654_998,
      publishedAt: Timestamp(milliseconds: 1_700_000_000_000))
    let reports = answers.map {
      ScanReport(
        answer: $0, type: ContentType(rawValue: "application/zip"),
        member: [RawName("材料.zip"), RawName([0xff, 0x2e])], tree: tree)
    }
    return [.fork, .forked, .refused, .ready, .scan(ticket: 7), .loaded(loaded)]
      + reports.map { .answer(ticket: 9, $0) }
  }

  private static var answers: [EngineAnswer] {
    [.clean, .infected("Win.Test"), .suspicious("Heuristics.A"), .failed(20), .timedOut]
      + ContentObjection.allCases.map { .objection($0, "PDF.JavaScript") }
  }

  private static var tree: ContentTree {
    let nodes = (0..<12).map { index in
      ContentTree.Node(
        depth: UInt8(index % 4 + 1), name: RawName("成员\(index)"), size: UInt64(index) << 30,
        isOffending: index == 5)
    }
    return ContentTree(nodes: nodes, isCut: true)
  }

  private static var ingestFrames: [[UInt8]] {
    let path = RawName("文件/通知.txt")
    let messages: [IngestMessage] =
      [.listed(files: 3, bytes: 1 << 40), .fileBegan(index: 1, size: 9, path: path)]
      + [CopyOutcome.complete, .readError, .tooLarge].map { .fileEnded($0) }
      + SkippedEntry.Kind.allCases.map { .skipped(SkippedEntry(path: path, kind: $0)) }
      + IngestFailure.allCases.map { .failed($0) } + [.finished, .working]
    return messages.map { message in
      let (kind, payload) = message.frame
      return FrameHeader(kind: kind, count: payload.count).bytes + payload
    }
  }
}
