import GateAuditLog
public import GateDomain
import GateLinux
import GatePolicy
import GateSite
import GateStore
import Glibc

extension Office {
  /// Most bytes of a scanned pledge.
  public static let scanLimit: UInt64 = 20 << 20

  /// Hands in the picture of a pledge that somebody signed on paper.
  ///
  /// Security: it counts only once another administrator has looked at the picture and confirmed it;
  /// nobody enters their own.
  ///
  /// - Parameters:
  ///   - number: The paper's number.
  ///   - name: What the picture's file is called.
  ///   - body: Its bytes, a PDF, JPEG or PNG.
  ///   - account: Who signed.
  ///   - person: Who hands it in.
  /// - Returns: The change that waits to be confirmed.
  /// - Throws: `Refusal`, `AttachmentDefect`; then nothing of it is kept.
  public func proposePledge<Body: AsyncSequence>(
    _ number: String, scan name: String, body: Body, of account: Identifier<Person>,
    by person: Person
  ) async throws -> AccountChange where Body.Element == [UInt8] {
    try await allow(.registerPledge, by: person, on: ("person", account.rawValue))
    guard account != person.id else { throw Refusal.ownPaper }
    guard (1...60).contains(number.count), number.unicodeScalars.allSatisfy(RawName.isVisible)
    else { throw Refusal.paperNumber }
    guard try store.read({ try $0.account(account) }) != nil else { throw Refusal.notFound }
    let scan = try await receive(name, limit: Self.scanLimit, body: body)
    do {
      try expectPicture(scan)
      return try await propose(
        .pledge(number: number, text: policy.pledge.text, scan: scan), of: account, password: nil,
        by: person
      ) { transaction, change in
        try transaction.insert(scan, of: person.id, at: change.proposedAt)
        _ = try transaction.tie(scan.id, of: person.id, to: Identifier(change.id.rawValue))
      }
    } catch {
      attachments.remove(scan.id)
      throw error
    }
  }

  /// The picture of a pledge, for those who confirm it and for the auditor.
  public func pledgeScan(_ id: Identifier<AccountChange>, by person: Person) async throws
    -> ReleasedFile
  {
    try await allow(.readAccounts, by: person, on: ("account-change", id.rawValue))
    guard let change = try store.read({ try $0.accountChange(id)?.change }),
      case .pledge(_, _, let scan) = change.kind
    else { throw Refusal.notFound }
    return ReleasedFile(
      path: attachments.path(of: scan.id), name: scan.name, size: scan.size, digest: scan.digest)
  }

  /// The signature that a confirmed change makes.
  func signature(of change: AccountChange, at time: Timestamp) throws -> PledgeSignature? {
    guard case .pledge(let number, let text, let scan) = change.kind else { return nil }
    // A paper under an older text is no promise to keep the new one.
    guard text == policy.pledge.text else { throw Refusal.pledgeChanged }
    return PledgeSignature(
      of: change.account, .scan(number: number, file: scan, change: change.id),
      policy: policy.pledge, at: time)
  }

  // Only a look at the first bytes, against mistakes: what the picture shows is for the second
  // administrator to see, and no program here opens it.
  private func expectPicture(_ scan: Attachment) throws {
    let file = try OwnedDescriptor(opening: attachments.path(of: scan.id), O_RDONLY | O_NOFOLLOW)
    let head = try Stream.read(file.number, upTo: 8)
    let beginnings: [[UInt8]] = [
      Array("%PDF-".utf8), [0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ]
    guard beginnings.contains(where: head.starts) else { throw Refusal.noPicture }
  }
}

extension Refusal {
  static let noPicture = Refusal(
    .invalid, "no-picture",
    what: Words("扫描件不是 PDF、JPEG 或 PNG", "the scan is no PDF, JPEG or PNG"),
    hint: Words("请把纸质承诺书扫描成其中一种格式", "scan the paper into one of these formats"))
}
