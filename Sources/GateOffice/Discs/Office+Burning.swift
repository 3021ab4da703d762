import GateApproval
import GateAuditLog
public import GateDiscs
public import GateDomain
import GatePolicy
import GateSigning
import GateSite
import GateStore
import Synchronization

extension Office {
  /// Begins a copy on a disc of the register; only the one whom the request names as burner may.
  ///
  /// Security: at most one copy at a time, and never more than the grant's allowance has left.
  public func startBurn(_ id: String, _ start: StartBurn, by person: Person) async throws -> Burn {
    try await change { transaction in
      let (request, grant) = try granted(id, person, in: transaction)
      guard person.id == request.order.burner else { throw Refusal.notBurner }
      let now = Timestamp.now
      guard grant.window.position(of: now) == .inside else { throw Refusal.outsideWindow }
      let live = try transaction.burns(of: request.id).contains { !$0.state.isFinal }
      guard try transaction.burnGrant(grant.id)?.allowance.allowsAnother == true, !live else {
        throw Refusal.noCopyLeft
      }
      guard let number = MediumNumber(start.disc.uppercased()),
        let medium = try transaction.medium(number)
      else { throw Refusal.noSuchMedium }
      guard request.order.level.fits(on: medium.level) else { throw MediumRefusal.levelTooHigh }
      let burn = Burn(
        id: .make(at: now), grant: grant, order: request.order, disc: number, at: now)
      try move(medium, .allocate(burn.id), by: .init(person), person: person.id, in: transaction)
      try transaction.save(burn)
      return burn
    }
  }

  /// The one who watches says that they are there.
  public func witnessBurn(_ id: Identifier<Burn>, by person: Person) async throws -> Burn {
    try await change { transaction in
      guard var burn = try transaction.burn(id) else { throw Refusal.notFound }
      guard burn.witness == person.id else { throw Refusal.notWitness }
      guard burn.state == .awaitingWitness else { throw Refusal.wrongBurnState }
      burn.state = .ordered
      try transaction.save(burn)
      try transaction.enqueue(
        record(
          .burnWitnessed, by: person, on: ("burn", id.rawValue), ["disc": .string(burn.disc.text)]
        )
        .bytes)
      return burn
    }
  }

  /// Calls a burn off before anything was written.
  public func callOffBurn(_ id: Identifier<Burn>, by person: Person) async throws -> Burn {
    try await change { transaction in
      guard let burn = try transaction.burn(id) else { throw Refusal.notFound }
      guard burn.burner == person.id || person.holds(.securityOfficer) else {
        throw Refusal.notBurner
      }
      guard burn.state == .awaitingWitness else { throw Refusal.wrongBurnState }
      return try end(burn, .aborted(.calledOff), messages: [], in: transaction)
    }
  }

  /// An officer who has seen the disc gives back a copy that was spoiled or whose end nobody
  /// knows; the disc stays in the register as spoiled.
  ///
  /// Security: never the requester or the burner: nobody makes themselves another copy.
  public func settleBurn(_ id: Identifier<Burn>, _ why: BurnReason, by person: Person) async throws
    -> Burn
  {
    guard person.holds(.securityOfficer) else { throw Refusal.notAllowed }
    guard !why.reason.isBlank else {
      throw RequestRefusal.reasonMissing
    }
    try Self.expectShortForBurn(why.reason)
    return try await change { transaction in
      guard let burn = try transaction.burn(id), case .ended(let outcome) = burn.state,
        outcome.needsOfficer
      else { throw Refusal.wrongBurnState }
      guard let request = try transaction.burnRequest(burn.request.rawValue),
        request.requester != person.id, burn.burner != person.id,
        let grant = try transaction.burnGrant(burn.grant),
        try !transaction.isSettled(burn.id)
      else { throw Refusal.notAllowed }
      guard let verified = grant.unverified.verified(by: grantKey.verificationKey),
        try transaction.apply(.givenBack, to: burn.grant)
      else { throw Refusal.wrongBurnState }
      try transaction.settle(burn.id)
      try transaction.replace(Verified(signing: verified.statement.replacingOne(), with: grantKey))
      try transaction.enqueue(
        burnRecord(
          .burnSettled, request, by: person,
          [
            "burn": .string(id.rawValue), "disc": .string(burn.disc.text),
            "reason": .string(why.reason),
          ]
        ).bytes)
      return burn
    }
  }

  /// Ends a burn: the grant, the disc and the request follow.
  @discardableResult
  func end(
    _ burn: Burn, _ outcome: BurnOutcome, messages: [String], in transaction: ServerTransaction
  ) throws -> Burn {
    guard burn.state.allows(.ended(outcome)) else { return burn }
    var ended = burn
    ended.state = .ended(outcome)
    try transaction.save(ended)
    live.withLock { $0.burns[burn.id] = nil }
    if burn.state == .burning {
      _ = try transaction.apply(.ended(burn.id, wrote: outcome.wrote), to: burn.grant)
    }
    try follow(ended, outcome, in: transaction)
    return ended
  }

  private func follow(_ burn: Burn, _ outcome: BurnOutcome, in transaction: ServerTransaction)
    throws
  {
    guard let request = try transaction.burnRequest(burn.request.rawValue),
      let medium = try transaction.medium(burn.disc)
    else { return }
    let act: MediumAct =
      switch outcome {
      case .done: .write(burn.id, level: request.order.level)
      case .spoiled, .unknown: .spoil(burn.id)
      case .aborted: .release(burn.id)
      }
    try move(medium, act, by: .init(id: burn.station.rawValue), person: nil, in: transaction)
    guard case .done = outcome else { return }
    try transaction.save(request.order.files, on: burn.disc)
    try transaction.awaitRegistration(of: burn.id, at: .now)
    guard let allowance = try transaction.burnGrant(burn.grant)?.allowance,
      allowance.used == allowance.copies, allowance.state == .ready
    else { return }
    let done = try transaction.burns(of: request.id).filter { $0.state.isDone }.count
    if done == allowance.copies { try close(request, used: true, in: transaction) }
  }

  func close(_ request: BurnRequest, used: Bool, in transaction: ServerTransaction) throws {
    guard let change = burnFlow.ending(request.request, used: used) else { return }
    try apply(change, to: request, in: transaction)
  }

  private func granted(_ id: String, _ person: Person, in transaction: ServerTransaction) throws
    -> (BurnRequest, BurnGrant)
  {
    guard let request = try transaction.burnRequest(id), Self.mayRead(request, person) else {
      throw Refusal.notFound
    }
    guard request.state == .approved,
      let grant = try transaction.burnGrant(of: request.id)?.unverified
        .verified(by: grantKey.verificationKey)?.statement
    else { throw Refusal.noCopyLeft }
    return (request, grant)
  }
}

extension BurnState {
  /// Whether the disc was burned and read back.
  var isDone: Bool {
    if case .ended(.done) = self { true } else { false }
  }
}
