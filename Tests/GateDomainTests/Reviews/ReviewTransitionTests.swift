import Testing

@testable import GateDomain

/// The whole table, against rules that are written down once more and in another way.
@Suite struct ReviewTransitionTests {
  @Test func `every cell is as the rules say`() throws {
    var (allowed, refused) = (0, 0)
    for cell in ReviewCase.all {
      let review = try cell.review()
      let next = try? review.applying(
        cell.act(), by: cell.person, rule: cell.rule, at: ReviewCase.now)
      #expect((next != nil) == Self.isAllowed(cell), "\(cell)")
      guard let next else {
        refused += 1
        continue
      }
      allowed += 1
      #expect(next.state == Self.state(after: cell), "\(cell)")
      #expect(next.votes.count == review.votes.count + 1, "\(cell)")
      #expect(next.votes.last?.officer == cell.person.id, "\(cell)")
    }
    #expect(allowed > 100 && refused > 1_000)
  }

  // Who may say what, read from the task and not from the code.
  private static func isAllowed(_ cell: ReviewCase) -> Bool {
    let mayAct = ["liu", "wang"].contains(cell.person.id.rawValue)
    guard mayAct, isOpen(cell.state) else { return false }
    let isMalware = cell.reasons.contains(.infected)
    switch cell.disposition {
    case .destroy: return !cell.hasRecipient
    case .export: return isMalware && cell.hasRecipient
    case .release:
      let hasSaidSo = cell.state == .agreed && cell.person.id.rawValue == "liu"
      return !isMalware && !cell.hasRecipient && need(cell.rule) != nil && !hasSaidSo
    }
  }

  private static func isOpen(_ state: ReviewState) -> Bool {
    ["undecided", "agreed", "refused", "exported"].contains(state.name)
  }

  private static func need(_ rule: HeldDecision) -> Int? {
    switch rule {
    case .hold, .forbid, .review(0): nil
    case .review(let officers): officers
    }
  }

  private static func state(after cell: ReviewCase) -> ReviewState {
    guard cell.disposition == .release else { return .decided(cell.disposition) }
    let agreeing = cell.state == .agreed ? 2 : 1
    return agreeing >= need(cell.rule) ?? .max ? .decided(.release) : .agreed
  }

  @Test func `one person never counts twice, and the second officer decides`() throws {
    let two = HeldDecision.review(officers: 2)
    let review = try ReviewCase.review([.suspicious])
    let act = ReviewAct(.release, digest: review.digest, reasons: [.suspicious], why: "x")
    let once = try review.applying(act, by: ReviewCase.officer, rule: two, at: ReviewCase.now)
    #expect(once.state == .agreed)
    #expect(throws: ReviewRefusal.alreadyVoted) {
      try once.applying(act, by: ReviewCase.officer, rule: two, at: ReviewCase.now)
    }
    let twice = try once.applying(act, by: ReviewCase.other, rule: two, at: ReviewCase.now)
    #expect(twice.state == .decided(.release))
    let id = Identifier<ReviewDecision>("D")
    let decision = ReviewDecision(
      id: id, from: twice, policy: review.digest, at: ReviewCase.now)
    #expect(decision?.officers.map(\.id.rawValue) == ["liu", "wang"])
    #expect(
      ReviewDecision(id: id, from: once, policy: review.digest, at: ReviewCase.now) == nil)
  }

  @Test func `an act on another file, other reasons or without a reason is refused`() throws {
    let review = try ReviewCase.review([.suspicious])
    func refusal(_ act: ReviewAct) -> ReviewRefusal? {
      do {
        _ = try review.applying(
          act, by: ReviewCase.officer, rule: .review(officers: 1), at: ReviewCase.now)
        return nil
      } catch {
        return error
      }
    }
    let (digest, reasons) = (review.digest, review.reasons)
    let other = ReviewCase.digest(8)
    #expect(refusal(.init(.release, digest: other, reasons: reasons, why: "x")) == .stale)
    for wrong in [[], [.macro], [.suspicious, .macro]] as [[HeldReason]] {
      #expect(refusal(.init(.destroy, digest: digest, reasons: wrong, why: "x")) == .stale)
    }
    for empty in ["", " \n\t", "　"] {
      let act = ReviewAct(.destroy, digest: digest, reasons: reasons, why: empty)
      #expect(refusal(act) == .reasonMissing)
    }
    #expect(refusal(.init(.release, digest: digest, reasons: reasons, why: "x")) == nil)
    let long = String(repeating: "字", count: ReviewAct.longestReason / 3 + 1)
    #expect(
      refusal(.init(.release, digest: digest, reasons: reasons, why: long)) == .reasonTooLong)
  }

  @Test func `the station's word moves only what was decided`() throws {
    for cell in ReviewCase.all where cell.rule == .hold && cell.disposition == .release {
      let review = try cell.review()
      let (done, refused) = (
        review.settling(.carriedOut), review.settling(.refused(.missing))
      )
      guard case .decided(let disposition) = cell.state else {
        #expect(done == review && refused == review)
        continue
      }
      #expect(done.state == .carriedOut(disposition) && refused.state == .refused(.missing))
    }
  }

  @Test func `after a refusal or an export the votes begin anew`() throws {
    var review = try ReviewCase.review([.suspicious])
    review.votes = [ReviewCase.vote(.release)]
    review.state = .refused(.changed)
    let act = ReviewAct(.release, digest: review.digest, reasons: review.reasons, why: "x")
    let next = try review.applying(
      act, by: ReviewCase.officer, rule: .review(officers: 2), at: ReviewCase.now)
    #expect(next.state == .agreed && next.round == 2 && next.standingVotes.count == 1)
  }

  @Test func `only a held file of a transfer that ended with a release is reviewed`() throws {
    var transfer = try ReviewCase.transfer()
    for state in [TransferState.copying, .judged, .releasing, .failed(.revoked)] {
      transfer.state = state
      #expect(Review(of: ReviewCase.scanned(), in: transfer) == nil)
    }
    transfer.state = .released
    #expect(Review(of: ReviewCase.scanned([.clean]), in: transfer) == nil)
    #expect(Review(of: ReviewCase.scanned(), in: transfer)?.reasons == [.suspicious])
  }
}
