import GateApproval
import GateAuditLog
public import GateDomain
import GatePolicy
import GateSigning
import GateSite
import GateStore
public import GateWire

extension Office {
  /// Held files, those of the newest transfer first; for security officers and the auditor.
  ///
  /// - Parameters:
  ///   - list: Which of them.
  ///   - place: Only those behind this place; nil from the first.
  ///   - person: Who asks.
  /// - Returns: At most 50.
  /// - Throws: `Refusal`; what the layer below throws.
  public func heldFiles(_ list: HeldList, after place: HeldPlace?, by person: Person) async throws
    -> HeldPage
  {
    try await allow(.readHeld, by: person, on: ("held", "all"))
    let limit = 50
    let files = try store.read { transaction in
      try transaction.heldFiles(
        states: list.states, after: place.map { ($0.transfer, $0.index) }, limit: limit
      ).compactMap { try heldFile($0.transfer, $0.index, in: transaction) }
    }
    let last = files.count == limit ? files.last : nil
    return HeldPage(
      files: files,
      next: last.map { HeldPlace(transfer: $0.transfer.id, index: $0.file.file.index) })
  }

  /// One held file; for security officers and the auditor.
  public func heldFile(
    of transfer: Identifier<Transfer>, index: UInt64, by person: Person
  ) async throws -> HeldFile {
    try await allow(.readHeld, by: person, on: ("transfer", transfer.rawValue))
    guard let held = try store.read({ try heldFile(transfer, index, in: $0) }) else {
      throw Refusal.notFound
    }
    return held
  }

  /// How many held files there are in a list, counted up to 1,000.
  public func heldCount(_ list: HeldList, by person: Person) async throws -> Int {
    try await allow(.readHeld, by: person, on: ("held", "all"))
    return try store.read { try $0.heldCount(states: list.states, limit: 1_000) }
  }

  /// A security officer decides about a held file; the last vote needed signs the decision.
  ///
  /// - Parameters:
  ///   - transfer: The transfer that brought it.
  ///   - index: Its place on the medium.
  ///   - act: What the officer says.
  ///   - person: The officer.
  /// - Returns: The file as it stands now.
  /// - Throws: `ReviewRefusal`, which is recorded too; `Refusal`.
  public func decide(
    of transfer: Identifier<Transfer>, index: UInt64, _ act: ReviewAct, by person: Person
  ) async throws -> HeldFile {
    try await allow(.decideHeld, by: person, on: ("transfer", transfer.rawValue))
    try await requirePledge(person, for: .decideHeld, on: ("transfer", transfer.rawValue))
    let flow = ReviewFlow(at: .now, policy: policy.digest)
    do {
      return try await change { transaction in
        guard let held = try heldFile(transfer, index, in: transaction) else {
          throw Refusal.notFound
        }
        let change = try flow.deciding(
          held.review, path: held.file.file.path, act, rule: held.rule, by: person)
        try apply(change, in: transaction)
        return HeldFile(
          transfer: held.transfer, file: held.file, review: change.review, rule: held.rule)
      }
    } catch let refusal as ReviewRefusal {
      throw await refuse(
        refusal, code: refusal.rawValue, by: .init(person), on: ("transfer", transfer.rawValue))
    }
  }

  private func apply(_ change: ReviewChange, in transaction: ServerTransaction) throws {
    try transaction.save(change.review)
    var last: Int64 = 0
    for record in change.records { last = try transaction.enqueue(record.bytes) }
    if let decision = change.decision {
      try transaction.insert(Verified(signing: decision, with: grantKey), mintedBy: last)
    }
  }

  func heldFile(
    _ id: Identifier<Transfer>, _ index: UInt64, in transaction: ServerTransaction
  ) throws -> HeldFile? {
    guard let transfer = try transaction.transfer(id),
      let file = try transaction.file(of: id, index: index),
      let fresh = Review(of: file, in: transfer)
    else { return nil }
    return HeldFile(
      transfer: transfer, file: file,
      review: Self.current(try transaction.review(of: id, index: index), or: fresh),
      rule: policy.held.decision(for: fresh.reasons))
  }

  // A newer version may see other reasons in the same evidence; votes on others count for nothing.
  private static func current(_ stored: Review?, or fresh: Review) -> Review {
    guard let stored else { return fresh }
    return stored.state.isOpen && stored.reasons != fresh.reasons ? fresh : stored
  }
}

extension HeldList {
  /// The names of the states that the list shows; empty for every state.
  var states: [String] {
    switch self {
    case .open: ["undecided", "agreed", "refused", "exported"]
    case .agreed: ["agreed"]
    case .decided: ["decided"]
    case .released: ["released"]
    case .destroyed: ["destroyed"]
    case .all: []
    }
  }
}
