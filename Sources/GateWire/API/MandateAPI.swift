public import GateDomain

/// `POST /api/v1/mandates`: lend roles to a colleague for a while.
public struct LendRequest: Hashable, Sendable, Codable {
  /// The colleague's account.
  public let taker: String
  /// Which roles.
  public let roles: Set<Role>
  /// From when, by the office's clock, such as `2026-11-22T16:05`; empty for now.
  public let from: String
  /// Until when, in the same form.
  public let until: String

  /// Describes what is lent.
  public init(taker: String, roles: Set<Role>, from: String, until: String) {
    self.taker = taker
    self.roles = roles
    self.from = from
    self.until = until
  }
}

/// `POST /api/v1/requests/approvals`: approve several requests, all or none.
public struct BatchApproval: Hashable, Sendable, Codable {
  /// One of them.
  public struct Entry: Hashable, Sendable, Codable {
    /// The request.
    public let request: Identifier<Request>
    /// The version that was seen.
    public let revision: Digest

    /// Names a version of a request.
    public init(request: Identifier<Request>, revision: Digest) {
      self.request = request
      self.revision = revision
    }
  }

  /// The requests.
  public let requests: [Entry]

  /// Approves these.
  public init(requests: [Entry]) {
    self.requests = requests
  }
}
