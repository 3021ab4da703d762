import GateApproval
import GateAuditLog
public import GateDiscs
public import GateDomain
import GateForms
import GatePolicy
import GateSite
import GateStore

extension Office {
  /// What was taken out and has no receipt yet, the longest due first.
  public func openTakeOuts(by person: Person) async throws -> [OpenTakeOut] {
    guard Self.readsMedia(person) else { throw Refusal.notAllowed }
    return try store.read { transaction in
      try transaction.approvedRequests(for: .takeOut).compactMap(Self.takeOut)
    }.sorted { $0.window.notAfter < $1.window.notAfter }
  }

  /// The receipt of a take-out request; nil before there is one.
  public func receipt(of request: Identifier<Request>, by person: Person) async throws
    -> TakeOutReceipt?
  {
    _ = try await self.request(request.rawValue, by: person)
    return try store.read { try $0.receipt(of: request) }
  }

  /// Enters the receiver's receipt for what was taken out, which closes its request.
  ///
  /// Security: nothing else closes it as carried out, and neither its requester nor its carrier
  /// can: nobody confirms their own delivery.
  public func enter(_ form: ReceiptForm, for idOrNumber: String, by person: Person) async throws
    -> TakeOutReceipt
  {
    guard Self.keepsMedia(person) else { throw Refusal.notAllowed }
    do {
      return try await change { transaction in
        guard let request = try transaction.request(idOrNumber),
          request.terms.action == .takeOut
        else { throw Refusal.notFound }
        guard let takeOut = Self.takeOut(request) else { throw RequestRefusal.wrongState }
        let carrier = Identifier<Person>(takeOut.carrier)
        guard ![request.requester, carrier].contains(person.id) else { throw Refusal.ownReceipt }
        let receipt = try receipt(form, of: takeOut, by: person)
        try transaction.save(receipt)
        try transaction.enqueue(receiptRecord(receipt, takeOut, by: person).bytes)
        try end(request.id, used: true, in: transaction)
        return receipt
      }
    } catch let refusal as Refusal where refusal == .ownReceipt {
      throw await refuse(
        refusal, code: refusal.code, by: .init(person), on: ("request", idOrNumber))
    }
  }

  private func receipt(_ form: ReceiptForm, of takeOut: OpenTakeOut, by person: Person) throws
    -> TakeOutReceipt
  {
    let now = Timestamp.now
    let received = Timestamp(formText: form.receivedAt, offsetSeconds: site.timeZoneOffset)
    // The form knows minutes: what began in this one began before now.
    guard let received, received <= now,
      received >= takeOut.window.notBefore.adding(seconds: -60)
    else { throw Refusal.badReceiptTime }
    let texts = [form.receiver, form.note]
    guard !form.receiver.isBlank, texts.allSatisfy({ $0.count <= 500 }),
      texts.joined().unicodeScalars.allSatisfy({ $0 == "\n" || RawName.isVisible($0) })
    else { throw Refusal.missingReceiver }
    return TakeOutReceipt(
      request: takeOut.request, receiver: form.receiver, receivedAt: received, note: form.note,
      enteredBy: person.id, enteredAt: now)
  }

  private func receiptRecord(
    _ receipt: TakeOutReceipt, _ takeOut: OpenTakeOut, by person: Person
  ) -> Record {
    record(
      .takeOutReceived, by: person, on: ("request", receipt.request.rawValue),
      [
        "media": .array(takeOut.media.map { .string($0) }), "note": .string(receipt.note),
        "number": .string(takeOut.number), "overdue": .boolean(takeOut.isOverdue(at: .now)),
        "received_at": .string(receipt.receivedAt.rfc3339),
        "receiver": .string(receipt.receiver),
      ])
  }

  // Nil for requests of other kinds, and for those that are decided or carried out.
  static func takeOut(_ request: Request) -> OpenTakeOut? {
    let content = request.revision.content
    guard request.state == .approved, request.terms.action == .takeOut,
      let asked = request.terms.window(of: content, at: request.changedAt)
    else { return nil }
    let end = [asked.notAfter, request.narrowing.until].compactMap(\.self).min()
    let window = end.flatMap { Window(notBefore: asked.notBefore, notAfter: $0) } ?? asked
    return OpenTakeOut(
      request: request.id, number: request.number, requesterName: request.requesterName,
      carrier: content.text("carrier"), media: content.list("media"),
      recipient: content.text("recipient"), window: window)
  }
}

extension Refusal {
  static let ownReceipt = Refusal(
    .forbidden, "own-receipt",
    what: Words("申请人和携带人不能登记自己的回执", "requester and carrier cannot enter their own receipt"),
    hint: Words("请另一位保密员或操作员登记", "another security officer or operator must"))
  static let badReceiptTime = burnForm(
    "received-at", Words("签收时间不对", "the time of receipt makes no sense"),
    hint: Words("不能早于批准的带出时间，也不能晚于现在", "not before it may be out, and not after now"))
  static let missingReceiver = burnForm(
    "receiver", Words("没有写明签收人，或文字过长", "nobody is named who received it, or the text is too long"),
    hint: Words("请按回执填写签收单位和签收人", "say who signed the receipt"))
}
