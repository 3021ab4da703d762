import GateExtraction

/// What the reader told of one browser's history.
struct BrowserVisits {
  /// The hosts that were visited.
  private(set) var hosts: Set<String> = []
  private var failure: Unreadable.Reason?
  private var isHistory = false
  private var rest = ""

  init() {}

  init(unread: Unreadable.Reason) {
    failure = unread
  }

  /// Why it was not read, or not to its end; nil when it was.
  ///
  /// Security: what does not say of itself that it is a history was not read as one.
  var unread: Unreadable.Reason? { failure ?? (isHistory ? nil : .unsupported) }

  /// Takes an event of the reader.
  mutating func add(_ event: ExtractionEvent) {
    switch event {
    case .text(let piece) where piece.place.part == BrowserHistory.part: add(piece)
    case .property(let property) where property.name == BrowserHistory.rows: isHistory = true
    case .unreadable(let unread): failure = failure ?? unread.reason
    default: break
    }
  }

  // A line that is cut goes on in the next piece.
  private mutating func add(_ piece: TextPiece) {
    var lines = ((piece.continuesLine ? rest : "") + piece.text)
      .split(separator: "\n", omittingEmptySubsequences: false)
    rest = lines.popLast().map(String.init) ?? ""
    hosts.formUnion(lines.map(String.init))
    if !rest.isEmpty { hosts.insert(rest) }
  }
}
