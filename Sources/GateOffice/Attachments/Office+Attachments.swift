import GateAuditLog
public import GateDomain
public import GateForms
import GateLinux
import GatePolicy
import GateSite
import GateStore

extension Office {
  /// How many files of no request a person may have lying about, and for how long, in seconds.
  static let (looseFiles, looseTime) = (20, Int64(7 * 86_400))

  var attachments: AttachmentFolder {
    AttachmentFolder(folder: folder.server + "/attachments")
  }

  /// Takes a file that belongs to a form, in pieces that are never all in memory.
  ///
  /// It is the person's own, and nobody else sees it before a request names it. What no request
  /// names within a week is removed.
  ///
  /// - Parameters:
  ///   - name: What the person calls it.
  ///   - limit: Most bytes.
  ///   - body: The bytes.
  ///   - person: Who hands it in.
  /// - Returns: The file with its digest.
  /// - Throws: `AttachmentDefect`; then nothing of it is kept.
  public func attach<Body: AsyncSequence>(
    _ name: String, limit: UInt64, body: Body, by person: Person
  ) async throws -> Attachment where Body.Element == [UInt8] {
    try await allow(.fileRequest, by: person, on: ("request", "attachment"))
    let file = try await receive(name, limit: limit, body: body)
    let old = try store.write { transaction in
      try transaction.insert(file, of: person.id, at: .now)
      let old = try transaction.unusedAttachments(of: person.id, besides: Self.looseFiles)
      try old.forEach(transaction.deleteAttachment)
      return old
    }
    old.forEach(attachments.remove)
    return file
  }

  /// Puts a file's bytes down, whole and durable; nothing knows of it yet.
  func receive<Body: AsyncSequence>(_ name: String, limit: UInt64, body: Body) async throws
    -> Attachment where Body.Element == [UInt8]
  {
    guard Self.isFit(name) else { throw AttachmentDefect.badName }
    let id = Identifier<Attachment>.make(at: .now)
    do {
      let received = try await attachments.receive(body, as: id, limit: limit)
      return Attachment(id: id, name: name, size: received.size, digest: received.digest)
    } catch let error as SystemError where error.isDiskFull {
      throw AttachmentDefect.noRoom
    }
  }

  /// A file that a version of a request names.
  ///
  /// Security: only who may see the request, and only what a version of it names.
  public func attachment(_ id: Identifier<Attachment>, of request: String, by person: Person)
    async throws -> ReleasedFile
  {
    let request = try await self.request(request, by: person)
    let named = request.revisions.flatMap(\.content.attachments).first { $0.id == id }
    guard let named else { throw Refusal.notFound }
    return ReleasedFile(
      path: attachments.path(of: id), name: named.name, size: named.size, digest: named.digest)
  }

  /// Forgets files that a form brought which then broke off.
  public func dropAttachments(_ files: [Attachment]) throws {
    try store.write { transaction in
      try files.map(\.id).forEach(transaction.deleteAttachment)
    }
    files.map(\.id).forEach(attachments.remove)
  }

  /// The files that a filled form names and its writer handed in.
  func handedIn(_ filled: FilledForm, of form: Form, by person: Person) throws -> [Attachment] {
    let fields = form.fields.filter(\.isAttachment).map(\.id)
    return try store.read { transaction in
      try fields.compactMap { try transaction.attachment(filled[$0], of: person.id) }
    }
  }

  /// What a form that is being filled in is checked against.
  public func formContext(for filled: FilledForm, of form: Form, by person: Person) throws
    -> FormContext
  {
    try formContext(handedIn: try handedIn(filled, of: form, by: person))
  }

  /// Ties the files of a new version to its request; a file can be of one request alone.
  func tieAttachments(
    of content: RequestContent, to request: Identifier<Request>, by person: Person,
    in transaction: ServerTransaction
  ) throws {
    for file in content.attachments
    where try !transaction.tie(file.id, of: person.id, to: request) {
      throw Refusal.attachmentGone
    }
  }

  /// Removes what no request came to name.
  func removeLooseAttachments(at time: Timestamp) throws {
    let old = try store.write { transaction in
      let old = try transaction.unusedAttachments(before: time.adding(seconds: -Self.looseTime))
      try old.forEach(transaction.deleteAttachment)
      return old
    }
    old.forEach(attachments.remove)
  }

  /// Removes what a death left behind; called before anybody can hand anything in.
  func sweepAttachments() throws {
    attachments.sweep(keeping: try store.read { try $0.attachments() })
  }

  private static func isFit(_ name: String) -> Bool {
    (1...200).contains(name.utf8.count) && !name.contains("/")
      && name.unicodeScalars.allSatisfy(RawName.isVisible)
  }
}

extension RequestContent {
  /// The files that came with the form.
  public var attachments: [Attachment] {
    values.sorted { $0.key < $1.key }.compactMap { _, value in
      if case .attachment(let file) = value { file } else { nil }
    }
  }
}

extension FormField {
  /// Whether a file is handed in here.
  public var isAttachment: Bool {
    if case .attachment = kind { true } else { false }
  }
}

extension Refusal {
  static let attachmentGone = Refusal(
    .conflict, "attachment-gone",
    what: Words("附件已用于另一份申请，或已过期清除", "a file belongs to another request, or was not used in time"),
    hint: Words("请重新选择文件上传", "choose the file again"))
}
