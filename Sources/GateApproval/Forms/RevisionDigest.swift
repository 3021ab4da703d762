public import GateDomain
import GateSigning

extension InboundTransfer {
  /// The canonical form that a revision's digest covers.
  public var canonical: JSONValue {
    [
      "device": device.canonical,
      "expected": .array(expectedFiles.map { .string($0) }),
      "label": .string(mediumLabel),
      "not_after": .string(window.notAfter.rfc3339),
      "not_before": .string(window.notBefore.rfc3339),
      "purpose": .string(purpose),
      "source": .string(source),
      "station": .string(station.rawValue),
    ]
  }
}

extension Revision {
  /// A revision with its digest: what approvers put their names under.
  ///
  /// The digest covers the request, the revision's number, its author and every field of its
  /// content, so an approval of one revision of one request never fits another.
  public init(
    of request: Identifier<Request>, number: Int, author: Identifier<Person>,
    content: InboundTransfer, at time: Timestamp
  ) {
    let form: JSONValue = [
      "author": .string(author.rawValue), "content": content.canonical,
      "request": .string(request.rawValue), "revision": .integer(Int64(number)),
    ]
    self.init(
      number: number, author: author, content: content,
      digest: Digest.of(Array("gatehouse/revision/v1\n".utf8) + CanonicalJSON.encode(form)),
      submittedAt: time)
  }
}
