import GateDomain
import GateExtraction
import GateLinux
import GateRetention
import GateSigning
import GateSite
import Glibc

/// One inspection: walks the roots, reads what is new or changed, and keeps what was found.
final class InspectionRun: TreeWalk.Visitor {
  /// What an inspection looks at and how.
  struct Plan {
    var roots = ["/"]
    var crossesFileSystems = false
    var isGentle = false
    var pictures: UInt32 = 20
    var seconds: UInt32 = 60
  }

  // So many files are stored in one transaction; a death costs no more than these.
  private static let batch = 64

  let plan: Plan
  let state: InspectionState
  let rules: RetentionRules
  private(set) var coverage = InspectionReport.Coverage()
  /// Folders that were read, and those that were not.
  private(set) var visited: Set<[UInt8]> = []
  private(set) var unvisited: Set<[UInt8]> = []
  /// The first folders that could not be opened, for the operator.
  private(set) var closedExamples: [String] = []

  private let inspector: FileInspector
  private let progress: (InspectionReport.Coverage, [UInt8]) -> Void
  private let rulesMark: Int64
  private var pace: Pace
  private let shouldStop: () -> Bool

  init(
    plan: Plan, state: InspectionState, matcher: RetentionMatcher, rulesDigest: Digest,
    extractor: TextExtractor, shouldStop: @escaping () -> Bool = { false },
    progress: @escaping (InspectionReport.Coverage, [UInt8]) -> Void = { _, _ in }
  ) {
    self.plan = plan
    self.state = state
    rules = matcher.rules
    var limits = ExtractionLimits()
    (limits.pictures, limits.seconds) = (plan.pictures, plan.seconds)
    inspector = FileInspector(extractor: extractor, matcher: matcher, limits: limits)
    self.progress = progress
    self.shouldStop = shouldStop
    // What a file came to holds for these rules and this way of reading alone.
    let way = Digest.of(rulesDigest.bytes + Array("\(plan.pictures) \(plan.seconds)".utf8))
    rulesMark = way.bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    pace = Pace(isGentle: plan.isGentle)
  }

  /// Walks every root; false when it was stopped before the end.
  func run(excluding folders: [String] = []) -> Bool {
    let excluded = folders.compactMap { folder -> (device: UInt64, inode: Int64)? in
      guard let opened = try? OwnedDescriptor(opening: folder, O_RDONLY | O_DIRECTORY),
        let status = FolderReader.status(of: opened.number)
      else { return nil }
      return (status.device, status.stamp.inode)
    }
    let walk = TreeWalk(crossesFileSystems: plan.crossesFileSystems, excluded: excluded)
    for root in plan.roots {
      guard walk.walk(root, self) else { return false }
    }
    return true
  }

  func visit(folder path: [UInt8], descriptor: Int32, entries: [FolderEntry]) -> Bool {
    do {
      coverage.special += UInt64(entries.count { $0.kind == .special })
      let digest = FolderMark.digest(of: entries, rules: rulesMark)
      if let mark = try state.mark(of: path), mark.digest == digest {
        coverage.unchanged += UInt64(mark.files)
        coverage.unreadable += UInt64(mark.unreadable)
      } else {
        let files = entries.filter { $0.kind == .file }
        guard try visit(files, in: path, descriptor, digest) else { return false }
      }
      visited.insert(path)
      progress(coverage, path)
      return true
    } catch {
      failure = error
      return false
    }
  }

  // The folder's mark is stored once each of its files is known, and no earlier.
  private func visit(
    _ files: [FolderEntry], in path: [UInt8], _ descriptor: Int32, _ digest: Digest
  ) throws -> Bool {
    let known = try state.files(of: path)
    let present = Set(files.map(\.name))
    try state.forget(known.keys.filter { !present.contains($0) }, in: path)
    let unreadableBefore = coverage.unreadable
    var (results, count): ([FileResult], Int) = ([], 0)
    for entry in files {
      if let old = known[entry.name], old.stamp == entry.stamp, old.rules == rulesMark {
        coverage.unchanged += 1
        if old.outcome == .unreadable { coverage.unreadable += 1 }
        count += 1
        continue
      }
      if shouldStop() { return false }
      let result = read(entry, in: path, descriptor, known[entry.name])
      // What asked for the end may have ended the reader too: its file was not read.
      if shouldStop() { return false }
      if let result {
        results.append(result)
        if result.stamp == entry.stamp { count += 1 }
      }
      if results.count >= Self.batch {
        try state.store(results, in: path, rules: rulesMark)
        results = []
      }
    }
    let mark = FolderMark(
      digest: digest, files: files.count, unreadable: Int(coverage.unreadable - unreadableBefore))
    try state.store(
      results, in: path, rules: rulesMark, mark: count == files.count ? mark : nil)
    return true
  }

  /// What ended the run early: the disk that holds the state is full, say.
  private(set) var failure: (any Error)?

  private func read(
    _ entry: FolderEntry, in folder: [UInt8], _ descriptor: Int32,
    _ known: InspectionState.KnownFile?
  ) -> FileResult? {
    defer { pace.rest(unless: shouldStop) }
    let path = RawName(folder + [0x2f] + entry.name)
    let firstSeen = known?.firstSeen ?? .now
    do throws(SystemError) {
      let file = try FolderReader.openFile(entry.name, in: descriptor)
      // Between the look at the folder and this it may have become another file, or none.
      guard let status = FolderReader.status(of: file.number), status.isFile else {
        coverage.special += 1
        return nil
      }
      let judgement = inspector.judge(
        file.number, name: RawName(entry.name), origin: FileOrigin.of(file.number))
      coverage.read += 1
      coverage.bytes += UInt64(clamping: status.stamp.size)
      return result(
        judgement, path, entry.name, status.stamp, firstSeen,
        digest: judgement.evidence.isEmpty ? nil : FileInspector.digest(of: file.number))
    } catch {
      // It vanished: there is nothing to report. Anything else was not read.
      guard error.number != ENOENT else { return nil }
      let unread = Unreadable(
        members: [], reason: .inputOutput, detail: error.code)
      return result(
        FileInspector.Judgement(unreadable: [unread]), path, entry.name, entry.stamp, firstSeen,
        digest: nil)
    }
  }

  private func result(
    _ judgement: FileInspector.Judgement, _ path: RawName, _ name: [UInt8], _ stamp: FileStamp,
    _ firstSeen: Timestamp, digest: Digest?
  ) -> FileResult {
    let finding = FindingMaker(rules: rules).finding(
      judgement, path: path, stamp: stamp, firstSeen: firstSeen, digest: digest)
    let outcome: InspectionState.Outcome =
      switch finding?.kind {
      case .retainedFile: .finding
      case .unreadable, .machineState: .unreadable
      case nil: judgement.unreadable.isEmpty ? .clean : .partly
      }
    if outcome == .unreadable { coverage.unreadable += 1 }
    return FileResult(
      name: name, stamp: stamp, firstSeen: firstSeen, outcome: outcome, finding: finding)
  }

  func closed(folder path: [UInt8], _ error: SystemError) {
    unvisited.insert(path)
    coverage.closedFolders += 1
    if closedExamples.count < 20 {
      closedExamples.append("\(RawName(path).escaped): \(error.code)")
    }
  }

  func elsewhere(folder path: [UInt8]) {
    unvisited.insert(path)
    coverage.otherFileSystems += 1
  }
}
