public import GateDomain
public import GateExtraction
public import GateRetention

/// Sorts what comes out of a file by the documents in it.
public struct DocumentCollector {
  /// The documents, the file itself first.
  public private(set) var documents: [InspectedDocument] = [InspectedDocument(parts: [])]
  /// What was not read.
  public private(set) var unreadable: [Unreadable] = []
  // As the matcher cuts longer texts.
  private static let (partLength, overlap) = (1 << 20, 4_096)

  private var places: [[String]: Int] = [[]: 0]
  private var last: TextPlace?

  /// Begins with the file's name and where it came from.
  public init(name: RawName, origin: [String] = []) {
    documents[0].parts.append(
      InspectedDocument.Part(
        source: .name, place: "", text: String(decoding: name.bytes, as: UTF8.self)))
    for text in origin {
      documents[0].parts.append(InspectedDocument.Part(source: .origin, place: "", text: text))
    }
  }

  /// Takes an event of the reader.
  public mutating func add(_ event: ExtractionEvent) {
    switch event {
    case .member(let member):
      let index = index(of: member.members)
      documents[index].digest = member.digest
      if let name = member.members.last, documents[index].parts.isEmpty {
        documents[index].parts.append(
          InspectedDocument.Part(source: .name, place: "", text: name))
      }
    case .text(let piece): add(piece)
    case .property(let property):
      let index = index(of: property.members)
      let name = property.kind == .custom ? "custom \(property.name)" : "\(property.kind)"
      documents[index].parts.append(
        InspectedDocument.Part(
          source: .metadata, place: property.name, text: "\(name): \(property.value)"))
    case .unreadable(let unread): unreadable.append(unread)
    }
  }

  private mutating func add(_ piece: TextPiece) {
    let index = index(of: piece.place.members)
    defer { last = piece.place }
    if let last, piece.place.continues(last), let part = documents[index].parts.last,
      part.source == .text
    {
      if part.scalars.count >= Self.partLength { split(index) }
      let end = documents[index].parts.count - 1
      if !piece.continuesLine { documents[index].parts[end].scalars.append(0x0a) }
      documents[index].parts[end].scalars.append(
        contentsOf: piece.text.unicodeScalars.lazy.map(\.value))
    } else {
      documents[index].parts.append(
        InspectedDocument.Part(source: .text, place: piece.place.label, text: piece.text))
    }
  }

  // A part that grows for ever would be moved to twice its room again and again: it goes on in
  // another one, which begins with its end, so that nothing is cut in two.
  private mutating func split(_ index: Int) {
    guard let last = documents[index].parts.last else { return }
    var next = InspectedDocument.Part(
      source: last.source, place: last.place, scalars: Array(last.scalars.suffix(Self.overlap)))
    next.scalars.reserveCapacity(Self.partLength + Self.overlap)
    documents[index].parts.append(next)
  }

  // Notes, headers and embedded parts of one document are judged with it; what lies in a container
  // is a document of its own.
  private mutating func index(of members: [String]) -> Int {
    if let index = places[members] { return index }
    documents.append(InspectedDocument(members: members, parts: []))
    places[members] = documents.count - 1
    return documents.count - 1
  }

  /// Sets the digest of the file itself.
  public mutating func set(digest: Digest) {
    documents[0].digest = digest
  }
}

extension TextPlace {
  /// The part and the page, for people.
  var label: String {
    number > 0 ? "\(part.isEmpty ? "" : part + " ")\(unit) \(number)" : part
  }
}
