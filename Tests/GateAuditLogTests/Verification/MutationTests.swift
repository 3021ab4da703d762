import GateAuditLog
import GateDomain
import GateTesting
import Testing

/// A log of 300 records, changed in hundreds of ways: every one must be found.
@Suite struct MutationTests {
  private static let size = 300

  private let records: [[UInt8]]
  private let log: SampleLog

  init() throws {
    records = try SampleRecords.mixed(Self.size)
    log = try SampleLog(records, key: try Keys.log())
  }

  private func refuse(_ changed: SampleLog, _ what: String) throws {
    let report = try changed.report()
    #expect(!report.isProved, "\(what)")
    #expect(!report.findings.isEmpty, "\(what)")
  }

  @Test func `every bit of the checkpoint matters`() throws {
    let bytes = try #require(log.files["checkpoint"])
    // The checkpoint is refused before anything else is read, so a log without tiles will do.
    for place in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << bit
        let folder = LogFolder(read: { $0 == "checkpoint" ? changed : nil }, list: { _ in [] })
        let report = LogVerifier(key: try Keys.note(), stations: [:]).verify(folder)
        #expect(report.checkpoint == nil && !report.isProved, "byte \(place) bit \(bit)")
      }
    }
  }

  /// At least 200 places: 40 in each of the 6 files, first and last byte among them.
  @Test func `a flipped bit in any file is found and named`() throws {
    var generator = SeededGenerator(seed: 300)
    var mutations = 0
    for (path, bytes) in log.files.sorted(by: { $0.key < $1.key }) {
      var places: Set = [0, bytes.count - 1]
      while places.count < min(40, bytes.count) {
        places.insert(generator.number(in: 0...(bytes.count - 1)))
      }
      for place in places {
        var changed = log
        changed.files[path]?[place] ^= 1 << generator.number(in: 0...7)
        try refuse(changed, "\(path) byte \(place)")
        mutations += 1
      }
    }
    #expect(mutations >= 200)
  }

  @Test func `a flipped bit in a tile of hashes is named exactly`() throws {
    for path in log.files.keys where path.hasPrefix("tile/") && !path.contains("entries") {
      var changed = log
      changed.files[path]?[17] ^= 0x20
      #expect(try changed.report().findings == [LogFinding(.tileDiffers, at: path)])
    }
  }

  @Test func `every missing, emptied, cut, longer and extra file is found`() throws {
    for (path, bytes) in log.files {
      for other in [nil, [], Array(bytes.dropLast()), Array(bytes.dropFirst()), bytes + [0]] {
        var changed = log
        changed.files[path] = other
        try refuse(changed, "\(path) as \(other?.count ?? -1) bytes")
      }
    }
    for path in [
      "x", "checkpoint.old", "tile/x", "tile/0/002", "tile/0/001.p/45", "tile/0/001", "tile/1/001",
      "tile/2/000.p/1", "tile/entries/002.p/1", "tile/entries/001.p/255", "tile/0/000.p/256",
      ".checkpoint.new", "tile/0/.000.new", "tile/data/000", "tile/8/0/000", "a/b/c/d/e/f/g/h/i/j",
      "tile/0/x000/000", "tile/1/000.p/2",
    ] {
      var changed = log
      changed.files[path] = log.files["tile/0/000"]
      try refuse(changed, "with \(path)")
    }
  }

  @Test func `swapped, doubled and dropped records are found`() throws {
    // All hashes are made anew and only the checkpoint is the genuine one.
    var generator = SeededGenerator(seed: 61)
    for kind in 0..<3 {
      for _ in 0..<8 {
        var changed = records
        let place = generator.number(in: 0...(Self.size - 2))
        switch kind {
        case 0: changed.swapAt(place, place + 1)
        case 1: changed[place + 1] = changed[place]
        default: changed.remove(at: place)
        }
        var forged = try SampleLog(changed, key: try Keys.log())
        forged.files["checkpoint"] = log.files["checkpoint"]
        try refuse(forged, "kind \(kind) at \(place)")
      }
    }
  }

  @Test func `swapped files are found`() throws {
    for (one, two) in [
      ("tile/0/000", "tile/0/001"), ("tile/entries/000", "tile/entries/001"),
      ("tile/0/000", "tile/entries/000"), ("tile/1/000.p/1", "tile/0/001.p/44"),
    ] {
      var changed = log
      (changed.files[one], changed.files[two]) = (log.files[two], log.files[one])
      try refuse(changed, "\(one) for \(two)")
    }
  }

  @Test func `a log that another key signed, or that has another name, is found`() throws {
    let stranger = try SampleLog(records, key: try Keys.signing(2))
    #expect(try stranger.report().findings.map(\.code) == [.checkpoint(.signatureMissing)])
    var renamed = log
    try renamed.sign(log.root, key: try Keys.log(), origin: "office.example/gate/audit/2")
    #expect(try renamed.report().findings.map(\.code) == [.checkpoint(.signatureMissing)])
  }

  @Test func `a signed root over other records is found`() throws {
    var changed = log
    try changed.sign(TreeHash.leaf([]), key: try Keys.log())
    #expect(
      try changed.report().findings == [LogFinding(.rootDiffers, at: "checkpoint")])
  }

  /// The log's own key signed it, so only the reading of every record finds it.
  @Test(arguments: RecordRefusalTests.changes.indices)
  func `a leaf that is no canonical record is found`(index: Int) throws {
    let (part, other) = RecordRefusalTests.changes[index]
    let text = RecordRefusalTests.good.replacing(part, with: other)
    let report = try SampleLog([Array(text.utf8)], key: try Keys.log()).report()
    let isUnknownKind = other.contains(#""ev":"#)
    #expect(
      report.findings == [
        LogFinding(isUnknownKind ? .recordUnknownEvent : .recordMalformed, at: "record 0")
      ])
  }
}
