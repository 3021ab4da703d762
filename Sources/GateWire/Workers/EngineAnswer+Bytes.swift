import GateDomain

extension EngineAnswer {
  func put(into writer: inout WireWriter) {
    let (code, detail): (UInt8, String) =
      switch self {
      case .clean: (0, "")
      case .infected(let name): (1, name)
      case .suspicious(let name): (2, name)
      case .objection(_, let detail): (3, detail)
      case .failed(let number): (4, String(Int32(clamping: number)))
      case .timedOut: (5, "")
      case .workerDied: (6, "")
      case .notAsked: (7, "")
      }
    writer.put(code)
    if case .objection(let objection, _) = self { writer.put(objection.rawValue) }
    writer.put(ScanMessage.word(detail))
  }

  init(from reader: inout WireReader) throws(WireError) {
    let code = try reader.number(UInt8.self)
    let objection = code == 3 ? try Self.objection(from: &reader) : nil
    let detail = try reader.word(limit: ScanMessage.wordLimit)
    if let objection {
      self = .objection(objection, detail)
    } else {
      self = try Self.read(code, detail)
    }
  }

  private static func objection(from reader: inout WireReader) throws(WireError)
    -> ContentObjection
  {
    let word = try reader.word(limit: ScanMessage.wordLimit)
    guard let objection = ContentObjection(rawValue: word) else { throw .meaningless }
    return objection
  }

  private static func read(_ code: UInt8, _ detail: String) throws(WireError) -> EngineAnswer {
    switch code {
    case 1: return .infected(detail)
    case 2: return .suspicious(detail)
    case 4:
      guard let number = Int32(detail), String(number) == detail else { throw .meaningless }
      return .failed(Int(number))
    default:
      guard detail.isEmpty else { throw .meaningless }
      return try bare(code)
    }
  }

  private static func bare(_ code: UInt8) throws(WireError) -> EngineAnswer {
    switch code {
    case 0: .clean
    case 5: .timedOut
    case 6: .workerDied
    case 7: .notAsked
    default: throw .meaningless
    }
  }
}
