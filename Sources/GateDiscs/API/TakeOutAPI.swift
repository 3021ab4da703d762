public import GateDomain

/// `GET /api/v1/media/take-outs`: something that was taken out and has no receipt yet.
public struct OpenTakeOut: Hashable, Sendable, Codable {
  /// The take-out request.
  public let request: Identifier<Request>
  /// Its number in the office's register.
  public let number: String
  /// Who asked, and who carries it.
  public let requesterName, carrier: String
  /// What was taken out.
  public let media: [String]
  /// Who shall get it.
  public let recipient: String
  /// From when on it may be out, and by when the receipt is due.
  public let window: Window

  /// Describes a take-out.
  public init(
    request: Identifier<Request>, number: String, requesterName: String, carrier: String,
    media: [String], recipient: String, window: Window
  ) {
    self.request = request
    self.number = number
    self.requesterName = requesterName
    self.carrier = carrier
    self.media = media
    self.recipient = recipient
    self.window = window
  }

  /// Whether the receipt should be here by `time`.
  public func isOverdue(at time: Timestamp) -> Bool { window.notAfter <= time }
}

/// `POST /api/v1/media/take-outs/ID/receipt`: a receipt as somebody enters it.
public struct ReceiptForm: Hashable, Sendable, Codable {
  /// Who received it, when by the office's clock, and what else is to be said.
  public let receiver, receivedAt, note: String

  /// Wraps what was typed.
  public init(receiver: String, receivedAt: String, note: String = "") {
    self.receiver = receiver
    self.receivedAt = receivedAt
    self.note = note
  }
}
