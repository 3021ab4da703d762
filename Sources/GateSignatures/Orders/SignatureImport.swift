import GateDomain
import GateLinux
public import GateSigning
import Glibc

/// Makes a new set of what an order brings and of what stays of the set in force.
///
/// Security: every file gets in only under a signature that was checked on the very copy that
/// the engine will load: its publisher's, by the process behind `check`, or the office's.
public struct SignatureImport: Sendable {
  /// Checks a copy in a process that is confined.
  public typealias Check =
    @Sendable (_ path: String, _ name: String) async throws(SignatureRefusal)
    -> SignaturePart

  /// Largest file that is taken over: the official set is a tenth of this.
  private static let sizeLimit: UInt64 = 4 << 30

  private let store: SignatureStore
  private let officeKey: VerificationKey
  private let check: Check

  /// Prepares imports.
  public init(store: SignatureStore, officeKey: VerificationKey, check: @escaping Check) {
    self.store = store
    self.officeKey = officeKey
    self.check = check
  }

  /// Puts the new set together; it is not in force yet.
  public func run(names: [String], in folder: String) async throws(SignatureRefusal)
    -> SignatureSet
  {
    do {
      let draft = try SetDraft(in: store)
      let parts = try await parts(of: names, in: folder, draft)
      let staying = try SignatureSet.staying(of: current, besides: parts)
      for file in staying.flatMap(\.files) {
        try draft.link("\(store.folderInForce)/\(file)", as: file)
      }
      return try draft.finish(staying + parts)
    } catch let refusal as SignatureRefusal {
      throw refusal
    } catch let error as SystemError {
      throw SignatureRefusal(.stationFault, error.message)
    } catch {
      throw SignatureRefusal(.stationFault)
    }
  }

  private var current: SignatureSet? { store.history.first.flatMap(store.set) }

  private func parts(of names: [String], in folder: String, _ draft: SetDraft) async throws
    -> [SignaturePart]
  {
    var (parts, covered): ([SignaturePart], Set<String>) = ([], [])
    for name in names {
      switch SignatureOffer(name) {
      case .database(let stem, let form):
        parts.append(try await database(name, stem, form, in: folder, draft))
        covered.insert(name)
      case .bundle:
        let (part, files) = try bundle(name, in: folder, draft)
        parts.append(part)
        covered.formUnion(files + [name])
      case .demonstration: throw SignatureRefusal(.demonstration, name)
      case .other: continue
      }
    }
    if let stray = names.first(where: { !covered.contains($0) }) {
      throw SignatureRefusal(.unknownKind, stray)
    }
    return parts
  }

  private func database(
    _ name: String, _ stem: String, _ form: String, in folder: String, _ draft: SetDraft
  ) async throws -> SignaturePart {
    let target = "\(stem).\(form)"
    guard (try? draft.copy("\(folder)/\(name)", as: target, limit: Self.sizeLimit)) != nil else {
      throw SignatureRefusal(.unreadable, name)
    }
    let part = try await check("\(draft.folder)/\(target)", name)
    guard part.count > 0 else { throw SignatureRefusal(.empty, name) }
    return part
  }

  private func bundle(_ name: String, in folder: String, _ draft: SetDraft) throws
    -> (SignaturePart, [String])
  {
    guard let bundle = try SignatureBundleFile.read("\(folder)/\(name)", by: officeKey),
      name == "\(bundle.name).\(SignatureBundleFile.fileExtension)"
    else { throw SignatureRefusal(.notSigned, name) }
    _ = try draft.copy("\(folder)/\(name)", as: name, limit: Self.sizeLimit)
    var count: UInt64 = 0
    for file in bundle.files { count += try take(file, of: bundle, in: folder, draft) }
    let files = bundle.files.map { "\(bundle.name).\($0.name.text)" }
    let part = SignaturePart(
      kind: .bundle, name: bundle.name, version: bundle.version, count: count,
      publishedAt: bundle.publishedAt, files: [name] + files)
    try draft.date(name, bundle.publishedAt)
    return (part, bundle.files.map(\.name.text))
  }

  private func take(
    _ file: SignatureBundle.File, of bundle: SignatureBundle, in folder: String, _ draft: SetDraft
  ) throws -> UInt64 {
    let target = "\(bundle.name).\(file.name.text)"
    guard
      let copy = try? draft.copy("\(folder)/\(file.name.text)", as: target, limit: Self.sizeLimit)
    else { throw SignatureRefusal(.unreadable, file.name.text) }
    guard copy.digest == file.digest, copy.size == file.size else {
      throw SignatureRefusal(.damaged, file.name.text)
    }
    let count = try SignatureCount.of("\(draft.folder)/\(target)", file.name)
    guard count > 0 else { throw SignatureRefusal(.empty, file.name.text) }
    try draft.date(target, bundle.publishedAt)
    return count
  }
}
