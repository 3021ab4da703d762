import GateDomain
import GateForms
import GateOffice
import GateMultipart
import Hummingbird

/// A form of the office as a browser posts it, with files or without.
///
/// Security: no byte of a file is kept before the form's token, its first part, was right. A file
/// that is refused leaves nothing behind, and neither does a form that breaks off.
struct PostedForm {
  /// Most bytes that are read and thrown away behind a file that is too large, so that the answer
  /// can be a page with everything else that was filled in.
  static let patience: UInt64 = 512 << 20

  private var visit: Visit
  private let reader: MultipartReader?

  /// Begins to read; the token has been right once this returns.
  init(_ visit: Visit) async throws {
    guard let reader = MultipartReader(visit.request) else {
      self.visit = try await visit.withForm(needsToken: true)
      reader = nil
      return
    }
    guard case .began("token", nil)? = try await reader.next(),
      try await reader.text() == visit.viewer?.formToken
    else { throw Problem.wrongFormToken }
    self.visit = visit
    self.reader = reader
  }

  /// The visit with the form's texts, files among them by their names, and what is wrong with files.
  consuming func taken(for form: Form) async throws -> (visit: Visit, problems: [FormProblem]) {
    guard let reader else { return (visit.droppingFiles(of: form), []) }
    var (fields, problems, files) = (FormFields(), [FormProblem](), [Attachment]())
    do {
      var size = 0
      while let event = try await reader.next() {
        guard case .began(let name, let fileName) = event else { throw Problem.badForm }
        if let fileName {
          let file = try await Self.file(
            fileName, of: try form.fileField(name), reader, visit, &problems)
          if let file {
            files.append(file)
            fields[name] = file.id.rawValue
          }
        } else {
          let text = try await reader.text(limit: Visit.bodyLimit)
          size += text.utf8.count
          guard size <= Visit.bodyLimit else { throw Problem.tooLarge }
          fields[name] = text
        }
      }
    } catch {
      try visit.office.dropAttachments(files)
      throw error
    }
    visit.form = fields
    return (visit.droppingFiles(of: form), problems)
  }

  // A field that was left alone sends a part without name and bytes.
  private static func file(
    _ fileName: String, of field: (field: FormField, most: UInt64), _ reader: MultipartReader,
    _ visit: Visit, _ problems: inout [FormProblem]
  ) async throws -> Attachment? {
    guard !fileName.isEmpty else {
      _ = try await reader.text(limit: 0)
      return nil
    }
    // Old browsers send the whole path of the user's machine.
    let name = fileName.split(separator: "\\").last.map(String.init) ?? fileName
    let body = OnePart(reader.body())
    do {
      return try await visit.office.attach(name, limit: field.most, body: body, by: visit.person)
    } catch let defect as AttachmentDefect {
      problems.append(
        FormProblem(
          field: field.field.id, label: field.field.label,
          explanation: defect.explanation(most: field.most)))
      try await body.skipRest(limit: patience)
      return nil
    }
  }
}

/// The bytes of one part, of which somebody may leave the rest to be thrown away.
final class OnePart: AsyncSequence {
  typealias Element = [UInt8]

  private var rest: MultipartReader.Body.AsyncIterator
  private var isOver = false

  init(_ body: MultipartReader.Body) {
    rest = body.makeAsyncIterator()
  }

  /// Throws the rest away.
  func skipRest(limit: UInt64) async throws {
    var skipped: UInt64 = 0
    while let piece = try await next() {
      skipped += UInt64(piece.count)
      guard skipped <= limit else { throw Problem.tooLarge }
    }
  }

  func next() async throws -> [UInt8]? {
    guard !isOver else { return nil }
    let piece = try await rest.next()
    isOver = piece == nil
    return piece
  }

  func makeAsyncIterator() -> Pieces { Pieces(part: self) }

  struct Pieces: AsyncIteratorProtocol {
    fileprivate let part: OnePart

    mutating func next() async throws -> [UInt8]? { try await part.next() }
  }
}

extension Form {
  fileprivate func fileField(_ name: String) throws(Problem) -> (field: FormField, most: UInt64) {
    guard let field = field(name), case .attachment(let most) = field.kind else {
      throw .badForm
    }
    return (field, most)
  }
}

extension Visit {
  // The box beside a file says that it is not wanted any more.
  fileprivate func droppingFiles(of form: Form) -> Visit {
    var next = self
    for field in form.fields where field.isAttachment && !self.form["\(field.id).drop"].isEmpty {
      next.form[field.id] = ""
    }
    return next
  }
}

extension AttachmentDefect {
  /// What is wrong and what to do, for a field that takes so many bytes.
  func explanation(most: UInt64) -> Explanation {
    switch self {
    case .tooLarge: .attachmentTooLarge(most)
    case .empty: .emptyAttachment
    case .badName: .badAttachmentName
    case .noRoom:
      Explanation(
        what: Words("服务器空间不足，附件没有保存", "the server has no room left, so the file was not kept"),
        hint: Words("请通知系统管理员清理空间后重试", "the system administrator must free space; then try again"))
    }
  }
}
