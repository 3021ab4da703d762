import Foundation
import GateAuditLog
public import GateDomain
import GatePolicy
public import GateSignIn
import GateSite
public import GateStore

/// The second factors that somebody has.
public struct SecondFactors: Hashable, Sendable {
  /// The passkeys.
  public let passkeys: [StoredPasskey]
  /// Whether time codes are in use.
  public let hasTimeCode: Bool
}

extension Office {
  /// A person's own second factors.
  public func factors(of person: Identifier<Person>) async throws -> SecondFactors {
    try store.read { transaction in
      SecondFactors(
        passkeys: try transaction.passkeys(of: person),
        hasTimeCode: (try transaction.timeCode(of: person)?.last ?? -1) >= 0)
    }
  }

  /// Makes the secret of a person's time codes, or shows the one that still waits for its first
  /// code.
  ///
  /// - Throws: `Refusal` when time codes are in use already.
  public func beginTimeCode(of person: Person) async throws -> TimeCode {
    try store.write { transaction in
      if let known = try transaction.timeCode(of: person.id) {
        guard known.last < 0 else { throw Refusal.hasTimeCode }
        if let waiting = try? opened(known.sealed, of: person.id) { return waiting }
      }
      let code = TimeCode()
      try transaction.setTimeCode(sealed: try sealed(code, of: person.id), last: -1, of: person.id)
      return code
    }
  }

  /// Takes the first code, and so begins to ask for one at every sign-in.
  public func confirmTimeCode(_ code: String, of person: Person) async throws {
    guard let known = try store.read({ try $0.timeCode(of: person.id) }), known.last < 0 else {
      throw Refusal.hasTimeCode
    }
    guard try await takeTimeCode(code, of: person.id) else { throw Refusal.wrongCode }
    try await noteTimeCode("begun", person)
  }

  /// Stops asking for codes.
  public func removeTimeCode(of person: Person) async throws {
    try await noteTimeCode("removed", person) { try $0.deleteTimeCode(of: person.id) }
  }

  // Compared and remembered in one transaction, so that of two tries at once one alone counts.
  func takeTimeCode(_ code: String, of person: Identifier<Person>) async throws -> Bool {
    do {
      return try store.write { transaction in
        guard let known = try transaction.timeCode(of: person) else { return false }
        let seconds = Timestamp.now.milliseconds / 1_000
        guard
          let step = try opened(known.sealed, of: person)
            .step(of: code.filter { !$0.isWhitespace }, at: seconds, after: known.last)
        else { return false }
        try transaction.setLastStep(step, of: person)
        return true
      }
    } catch let refusal as Refusal {
      throw await refuse(
        refusal, code: refusal.code, by: .init(id: person.rawValue),
        on: ("person", person.rawValue))
    }
  }

  func hasSecondFactor(_ person: Identifier<Person>) throws -> Bool {
    try store.read { transaction in
      let last = try transaction.timeCode(of: person)?.last ?? -1
      return try last >= 0 || !transaction.passkeys(of: person).isEmpty
    }
  }

  private func noteTimeCode(
    _ what: String, _ person: Person, _ act: (ServerTransaction) throws -> Void = { _ in }
  ) async throws {
    let record = record(
      .timeCodeChanged, by: person, on: ("person", person.id.rawValue), ["change": .string(what)])
    try await change { transaction in
      try act(transaction)
      try transaction.enqueue(record.bytes)
    }
  }
}
