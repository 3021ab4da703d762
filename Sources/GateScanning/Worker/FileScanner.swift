import CLinux
import GateDomain
import GateLinux
import GateWire

/// Answers for one file at a time: the engine, the walk through its layers, and the type.
final class FileScanner {
  private let engine: ScanEngine
  private let types: TypeDetector
  private let limits: ScanLimits

  init(engine: ScanEngine, types: TypeDetector, limits: ScanLimits) {
    self.engine = engine
    self.types = types
    self.limits = limits
  }

  /// What the file behind a descriptor is.
  ///
  /// Security: `clean` needs the engine's own clean answer and no objection from the walk; every
  /// other way out of this function is another answer.
  func scan(_ descriptor: Int32) -> (answer: EngineAnswer, type: ContentType) {
    let unknown = ContentType(rawValue: "")
    guard let size = try? OwnedDescriptor.size(of: descriptor) else {
      return (.failed(Self.unreadable), unknown)
    }
    guard size > 0 else { return (emptyAnswer(descriptor), ContentType(rawValue: Self.emptyType)) }
    guard size <= limits.maxFileBytes, size < ScanEngine.sizeLimit else {
      return (.limitExceeded, unknown)
    }
    guard let memory = unsafe gate_map_file(descriptor, Int(size)) else {
      return (.failed(Self.unreadable), unknown)
    }
    defer { unsafe gate_unmap_file(memory, Int(size)) }
    let content = unsafe ContentBytes(UnsafeRawBufferPointer(start: memory, count: Int(size)))
    return (answer(for: descriptor, content), types.type(of: content))
  }

  private func answer(for descriptor: Int32, _ content: ContentBytes) -> EngineAnswer {
    let walk = LayerWalk()
    walk.begin(with: content)
    let answer = engine.scan(descriptor, walk: walk)
    guard answer == .clean else { return answer }
    walk.finish()
    return walk.objection ?? .clean
  }

  private func emptyAnswer(_ descriptor: Int32) -> EngineAnswer {
    engine.scan(descriptor, walk: LayerWalk())
  }

  // What libmagic calls a file without content; for an empty buffer it has another name.
  private static let emptyType = "inode/x-empty"
  // Reported like an engine error, outside the range of libclamav's numbers.
  private static let unreadable = 1_000
}
