import GateContents
public import GateDomain
public import GateExtraction
public import GateRetention

/// Adds files with what lies inside them to the register of what left.
public struct ExportReader {
  private let extractor: TextExtractor
  private let limits: ExtractionLimits

  /// Reads with a reader, a few pages of each file by recognition too.
  public init(_ extractor: TextExtractor, pictures: UInt32 = 20) {
    self.extractor = extractor
    var limits = ExtractionLimits()
    limits.pictures = pictures
    self.limits = limits
  }

  /// Adds a file under a name, by its digest and by the text of every document in it.
  ///
  /// - Returns: What of it could not be read; its digest counts all the same.
  public func add(
    _ file: Int32, name: String, digest: Digest, at time: Timestamp,
    to register: inout ExportRegister
  ) -> [Unreadable] {
    var collector = DocumentCollector(name: RawName(name))
    extractor.extract(file, limits: limits) { event in
      collector.add(event)
      return true
    }
    for document in collector.documents {
      let parts = document.parts.filter { $0.source == .text }
      let text: [UInt32] = parts.flatMap { $0.scalars + [0x0a] }
      register.add(
        ExportRegister.Document(
          name: ([name] + document.members).joined(separator: " › "), at: time),
        digests: [document.members.isEmpty ? digest : document.digest].compactMap(\.self),
        text: text)
    }
    return collector.unreadable
  }
}
