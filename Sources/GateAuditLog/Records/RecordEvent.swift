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
  /// A security officer said what shall become of a held file.
  case reviewVoted = "review.voted"
  /// Enough officers did: the decision was signed.
  case reviewDecided = "review.decided"
  /// Other virus signatures came into use at a station.
  case signaturesReplaced = "signatures.replaced"
  /// Virus signatures were not taken over, or those in use are not as they were.
  case signaturesRefused = "signatures.refused"
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
  /// A held file came in by the decision of security officers.
  case fileReleasedByReview = "file.released-by-review"
  /// A held file was removed from the quarantine for good.
  case fileDestroyed = "file.destroyed"
  /// A held file left the quarantine encrypted for an analyst.
  case fileExported = "file.exported"
  /// A station would not carry out a decision on a held file.
  case reviewRefused = "review.refused"
}
