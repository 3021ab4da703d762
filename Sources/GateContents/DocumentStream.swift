import GateDiscs
import GateDomain
import GateExtraction
import GateRetention

/// Lets the rules see the documents of a file while it is read, and keeps none of their text.
struct DocumentStream {
  /// What was not read.
  private(set) var unreadable: [Unreadable] = []
  /// The beginning of the text, in the order of reading.
  var preview: TextPreview { TextPreview(of: String(beginning)) }

  private let matcher: RetentionMatcher
  private var scans: [(members: [String], scan: DocumentScan)] = []
  private var places: [[String]: Int] = [:]
  private var named: Set<Int> = []
  private var last: TextPlace?
  /// The document whose part of text may go on.
  private var open: Int?
  private var beginning = String.UnicodeScalarView()

  /// Begins with the file's name.
  init(_ matcher: RetentionMatcher, name: RawName) {
    self.matcher = matcher
    add(.name, "", String(decoding: name.bytes, as: UTF8.self), to: index(of: []))
  }

  /// Takes an event of the reader.
  mutating func add(_ event: ExtractionEvent) {
    switch event {
    case .member(let member):
      let index = index(of: member.members)
      if let name = member.members.last, !named.contains(index) { add(.name, "", name, to: index) }
    case .text(let piece): add(piece)
    case .property(let property):
      let name = property.kind == .custom ? "custom \(property.name)" : "\(property.kind)"
      add(
        .metadata, property.name, "\(name): \(property.value)", to: index(of: property.members))
    case .unreadable(let unread): unreadable.append(unread)
    }
  }

  /// What the rules made of each document, the file itself first.
  mutating func verdicts() -> [(members: [String], verdict: DocumentVerdict)] {
    scans.indices.map { (scans[$0].members, scans[$0].scan.verdict()) }
  }

  private mutating func add(
    _ source: PatternTest.Source, _ place: String, _ text: String, to index: Int
  ) {
    scans[index].scan.add(InspectedDocument.Part(source: source, place: place, text: text))
    named.insert(index)
    if open == index { open = nil }
  }

  private mutating func add(_ piece: TextPiece) {
    let index = index(of: piece.place.members)
    defer { last = piece.place }
    if index == open, let last, piece.place.continues(last) {
      if !piece.continuesLine { scans[index].scan.append([0x0a]) }
    } else {
      if let open { scans[open].scan.end() }
      open = index
      scans[index].scan.begin(place: piece.place.label)
      named.insert(index)
      if !beginning.isEmpty { show("\n") }
    }
    scans[index].scan.append(piece.text.unicodeScalars.lazy.map(\.value))
    show(piece.text)
  }

  private mutating func show(_ text: String) {
    guard beginning.count <= TextPreview.limit else { return }
    beginning.append(contentsOf: text.unicodeScalars.prefix(TextPreview.limit + 1))
  }

  // Notes, headers and embedded parts of one document are judged with it; what lies in a container
  // is a document of its own.
  private mutating func index(of members: [String]) -> Int {
    if let index = places[members] { return index }
    scans.append((members, DocumentScan(matcher, members: members)))
    places[members] = scans.count - 1
    return scans.count - 1
  }
}
