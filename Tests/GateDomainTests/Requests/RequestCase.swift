import GateDomain

/// One row of the table: a state, an act, who acts, and under which circumstances.
struct RequestCase {
  enum Act: CaseIterable {
    case approve, reject, `return`, resubmit, withdraw, void
  }

  /// Who acts, as seen from the request.
  enum Relation: CaseIterable {
    case requester, requesterTurnedOfficer, author, officer, outsider
  }

  let state: RequestState
  let act: Act
  let relation: Relation
  /// Whether the act names the current revision; for a resubmission, whether anything changed.
  let isCurrent: Bool
  let isInTime: Bool
  let hasReason: Bool

  static func all(in state: RequestState) -> [RequestCase] {
    Act.allCases.flatMap { act in
      Relation.allCases.flatMap { relation in
        (0..<8).map { bits in
          RequestCase(
            state: state, act: act, relation: relation, isCurrent: bits & 1 == 0,
            isInTime: bits & 2 == 0, hasReason: bits & 4 == 0)
        }
      }
    }
  }

  var person: Person {
    switch relation {
    case .requester: Office.requester
    case .requesterTurnedOfficer:
      Office.switched(Office.requester, to: [.securityOfficer, .departmentHead, .leader])
    case .author: Office.author
    case .officer: Office.secondOfficer
    case .outsider: Office.outsider
    }
  }

  var time: Timestamp { isInTime ? Office.start : Office.deadline }

  /// The act on `request`, which is in `state`.
  func requestAct(on request: Request) -> RequestAct {
    let revision = isCurrent ? request.revision.digest : Office.digest(0xee)
    let reason = hasReason ? "理由" : " \n\u{3000}"
    switch act {
    case .approve: return .answer(.approve, revision: revision, reason: reason)
    case .reject: return .answer(.reject, revision: revision, reason: reason)
    case .return: return .answer(.return, revision: revision, reason: reason)
    case .resubmit:
      let number = request.revision.number + 1
      return .resubmit(Office.revision(number, isCurrent ? "改过的图纸" : "图纸"))
    case .withdraw: return .withdraw
    case .void: return .void(reason: reason)
    }
  }

  /// What must come of it, read from the rules and not from the code.
  var expected: Result<RequestState, RequestRefusal> {
    for (applies, refusal) in objections where applies { return .failure(refusal) }
    switch act {
    case .approve: return .success(.approved)
    case .reject: return .success(.rejected)
    case .return: return .success(.returned)
    case .resubmit: return .success(.inReview)
    case .withdraw: return .success(.withdrawn)
    case .void: return .success(.voided)
    }
  }

  private var isRequester: Bool { relation == .requester || relation == .requesterTurnedOfficer }

  private var isOfficer: Bool { relation != .requester && relation != .outsider }

  private var objections: [(applies: Bool, refusal: RequestRefusal)] {
    switch act {
    case .approve, .reject, .return:
      [
        (state != .inReview, .wrongState), (!isInTime, .lapsed), (!isCurrent, .staleRevision),
        (isRequester || relation == .author, .selfApproval), (!isOfficer, .roleMissing),
        (act != .approve && !hasReason, .reasonMissing),
      ]
    case .resubmit:
      [
        (state != .returned, .wrongState), (!isRequester, .notRequester), (!isInTime, .lapsed),
        (!isCurrent, .unchanged),
      ]
    case .withdraw:
      [
        (!isRequester, .notRequester),
        ([.rejected, .withdrawn, .lapsed, .voided, .closed].contains(state), .wrongState),
      ]
    case .void:
      [(state != .approved, .wrongState), (!isOfficer, .roleMissing), (!hasReason, .reasonMissing)]
    }
  }
}
