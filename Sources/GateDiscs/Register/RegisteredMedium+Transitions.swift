public import GateDomain

extension RegisteredMedium {
  /// The medium after `act` by `person`, or why not; a station acts for nobody.
  ///
  /// Security invariants, tested over the whole table: only an outbound disc is burned, and only
  /// for a level that it may hold; only its own burn ends an allocation; destroyed and archived
  /// are final; one person alone never destroys anything.
  public func applying(_ act: MediumAct, by person: Identifier<Person>?) throws(MediumRefusal)
    -> RegisteredMedium
  {
    switch act {
    case .allocate(let burn): try allocated(to: burn)
    case .write(let burn, let level): try burned(burn, .written, level: level)
    case .spoil(let burn): try burned(burn, .spoiled, level: level)
    case .release(let burn): try burned(burn, .blank, level: level)
    case .issue(let holder, let due): try issued(to: holder, due: due)
    case .giveBack: try given()
    case .handOver(let custodian): try handed(to: custodian)
    case .destroy: try destroyed(by: person)
    case .keep: try keptAfterAll()
    case .archive: try archived()
    }
  }

  private func allocated(to burn: Identifier<Burn>) throws(MediumRefusal) -> RegisteredMedium {
    guard kind != .stick, use == .outbound else { throw .wrongUse }
    guard state == .blank else { throw .wrongState }
    return with(.allocated(burn)) { $0.burn = burn }
  }

  private func burned(
    _ burn: Identifier<Burn>, _ next: MediumState, level: DiscLevel
  ) throws(MediumRefusal) -> RegisteredMedium {
    guard state == .allocated(burn) else { throw .wrongState }
    guard level.fits(on: self.level) else { throw .levelTooHigh }
    return with(next) { medium in
      medium.level = level
      if next == .blank { medium.burn = nil }
    }
  }

  private func issued(to holder: String, due: Timestamp) throws(MediumRefusal) -> RegisteredMedium {
    guard !holder.isBlank else { throw .holderMissing }
    switch state {
    case .written, .returned: return with(.issued(to: holder, due: due))
    case .blank where kind == .stick: return with(.issued(to: holder, due: due))
    default: throw .wrongState
    }
  }

  private func given() throws(MediumRefusal) -> RegisteredMedium {
    guard case .issued = state else { throw .wrongState }
    return with(.returned)
  }

  private func handed(to custodian: Identifier<Person>) throws(MediumRefusal) -> RegisteredMedium {
    guard !isGone else { throw .wrongState }
    return with(state) { $0.custodian = custodian }
  }

  private func destroyed(by person: Identifier<Person>?) throws(MediumRefusal) -> RegisteredMedium {
    guard let person else { throw .secondPerson }
    switch state {
    case .blank, .written, .spoiled, .returned:
      return with(.destroying(by: person)) { $0.kept = state.name }
    case .destroying(let first):
      guard first != person else { throw .secondPerson }
      return with(.destroyed) { $0.kept = nil }
    case .allocated, .issued, .destroyed, .archived: throw .wrongState
    }
  }

  private func keptAfterAll() throws(MediumRefusal) -> RegisteredMedium {
    guard case .destroying = state else { throw .wrongState }
    let before: [String: MediumState] = [
      "blank": .blank, "written": .written, "spoiled": .spoiled, "returned": .returned,
    ]
    return with(kept.flatMap { before[$0] } ?? .spoiled) { $0.kept = nil }
  }

  private func archived() throws(MediumRefusal) -> RegisteredMedium {
    guard state == .written || state == .returned else { throw .wrongState }
    return with(.archived)
  }

  private var isGone: Bool { state == .destroyed || state == .archived }

  private func with(
    _ state: MediumState, _ change: (inout RegisteredMedium) -> Void = { _ in }
  ) -> RegisteredMedium {
    var next = self
    next.state = state
    change(&next)
    return next
  }
}
