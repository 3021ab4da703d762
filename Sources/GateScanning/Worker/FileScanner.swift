import CLinux
import GateDomain
import GateLinux
import GateWire

/// Answers for one file at a time: the engine, the walk through its layers, and the type.
final class FileScanner {
  private let engine: ScanEngine
  private let types: TypeDetector
  private let rules: YaraRules?
  private let limits: ScanLimits
  private let seen = SeenLayers()

  init(engine: ScanEngine, types: TypeDetector, rules: YaraRules?, limits: ScanLimits) {
    self.engine = engine
    self.types = types
    self.rules = rules
    self.limits = limits
    ArchiveReader.prepare()
  }

  /// What the file behind a descriptor is.
  ///
  /// Security: `clean` needs the engine's own clean answer and no objection from the walk; every
  /// other way out of this function is another answer.
  func scan(_ descriptor: Int32) -> ScanReport {
    guard let size = try? OwnedDescriptor.size(of: descriptor) else {
      return Self.report(.failed(Self.unreadable))
    }
    guard size > 0 else { return Self.report(emptyAnswer(descriptor), type: Self.emptyType) }
    guard size <= limits.maxFileBytes, size < ScanEngine.sizeLimit else {
      return Self.report(.objection(.sizeLimit, ""))
    }
    guard let memory = unsafe gate_map_file(descriptor, Int(size)) else {
      return Self.report(.failed(Self.unreadable))
    }
    defer { unsafe gate_unmap_file(memory, Int(size)) }
    let content = unsafe ContentBytes(UnsafeRawBufferPointer(start: memory, count: Int(size)))
    return FileInspection(engine: engine, state: newState, size: Int(size))
      .inspect(descriptor, content)
  }

  private static func report(_ answer: EngineAnswer, type: String = "") -> ScanReport {
    ScanReport(answer: answer, type: ContentType(rawValue: type))
  }

  private func emptyAnswer(_ descriptor: Int32) -> EngineAnswer {
    engine.scan(descriptor, walk: LayerWalk(newState))
  }

  private var newState: WalkState { WalkState(limits, types, rules, seen) }

  // What libmagic calls a file without content; for an empty buffer it has another name.
  private static let emptyType = "inode/x-empty"
  // Reported like an engine error, outside the range of libclamav's numbers.
  private static let unreadable = 1_000
}
