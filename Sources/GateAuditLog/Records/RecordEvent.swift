/// Every kind of event that the audit log knows.
///
/// A record of any other kind fails verification.
public enum RecordEvent: String, CaseIterable, Hashable, Sendable, Codable {
  /// The log was begun.
  case logOpened = "log.opened"
  /// A quiet period passed; silence would be visible.
  case logHeartbeat = "log.heartbeat"
  /// The server started, and with which policy.
  case serverStarted = "server.started"
  /// An account was made.
  case personAdded = "person.added"
  /// A person signed in, or failed to.
  case signedIn = "session.opened"
  /// A person signed out.
  case signedOut = "session.closed"
  /// An act was refused.
  case refused = "act.refused"
  /// A request was submitted.
  case requestSubmitted = "request.submitted"
  /// A returned request was changed and submitted again.
  case requestResubmitted = "request.resubmitted"
  /// An approver said yes.
  case requestApproved = "request.approve"
  /// An approver said no.
  case requestRejected = "request.reject"
  /// An approver sent a request back.
  case requestReturned = "request.return"
  /// The requester took a request back.
  case requestWithdrawn = "request.withdrawn"
  /// An officer took an approved request back.
  case requestVoided = "request.voided"
  /// Time ran out for a request.
  case requestLapsed = "request.lapsed"
  /// A request's transfer ended.
  case requestClosed = "request.closed"
  /// A grant was made.
  case grantMinted = "grant.minted"
  /// A grant was taken back.
  case grantRevoked = "grant.revoked"
  /// A grant's window closed.
  case grantExpired = "grant.expired"
  /// A released file was fetched.
  case fileFetched = "file.fetched"
  /// A station started.
  case stationStarted = "station.started"
  /// A device stays closed, and why.
  case deviceBlocked = "device.blocked"
  /// A grant covers a device, so it will be opened.
  case deviceAllowed = "device.allowed"
  /// A device was pulled out.
  case deviceRemoved = "device.removed"
  /// A transfer began, or began again after an interruption.
  case transferStarted = "transfer.started"
  /// A file was copied and judged.
  case fileJudged = "file.judged"
  /// An entry that is no regular file was passed over.
  case entrySkipped = "entry.skipped"
  /// Every file of a transfer has its verdict.
  case transferJudged = "transfer.judged"
  /// A release is about to happen.
  case releaseBegan = "release.began"
  /// A release is complete.
  case transferReleased = "transfer.released"
  /// A transfer ended without a release.
  case transferFailed = "transfer.failed"
}
