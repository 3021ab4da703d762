public import GateDomain
import GateSigning

extension RequestContent {
  /// The canonical form that a revision's digest covers.
  public var canonical: JSONValue {
    [
      "fields": .object(values.mapValues(\.canonical)), "form": .string(form),
      "form_version": .string(version.hex),
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
    content: RequestContent, at time: Timestamp
  ) {
    let form = Self.form(of: request, number: number, author: author, content: content)
    self.init(
      number: number, author: author, content: content,
      digest: Digest.of(Array("gatehouse/revision/v1\n\(form)".utf8)),
      submittedAt: time)
  }

  /// What the digest covers, as canonical JSON.
  public func form(of request: Identifier<Request>) -> String {
    Self.form(of: request, number: number, author: author, content: content)
  }

  private static func form(
    of request: Identifier<Request>, number: Int, author: Identifier<Person>,
    content: RequestContent
  ) -> String {
    let form: JSONValue = [
      "author": .string(author.rawValue), "content": content.canonical,
      "request": .string(request.rawValue), "revision": .integer(Int64(number)),
    ]
    return String(decoding: CanonicalJSON.encode(form), as: UTF8.self)
  }
}
