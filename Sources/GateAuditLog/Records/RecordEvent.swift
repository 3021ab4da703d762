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
  /// An administrator proposed a change of an account.
  case accountChangeProposed = "account.proposed"
  /// Another administrator confirmed it, and it was done.
  case accountChanged = "account.changed"
  /// It was refused or taken back.
  case accountChangeRefused = "account.refused"
  /// A person changed their password.
  case passwordChanged = "password.changed"
  /// A person enrolled a passkey.
  case passkeyAdded = "passkey.added"
  /// A passkey was taken away.
  case passkeyRemoved = "passkey.removed"
  /// A person began to use time codes, or stopped.
  case timeCodeChanged = "timecode.changed"
  /// A session was ended by somebody else, or from another one.
  case sessionEnded = "session.ended"
  /// A person proved once more who they are.
  case steppedUp = "session.stepped-up"
  /// A person signed the confidentiality pledge.
  case pledgeSigned = "pledge.signed"
  /// A pledge that was signed on paper was entered.
  case pledgeRegistered = "pledge.registered"
  /// Another signed roster of keys is in force.
  case rosterReplaced = "roster.replaced"
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
  /// What the enforcer decided about a device and did, in its own words.
  case deviceEnforced = "device.enforced"
  /// A device did, or is, what none may: somebody has to look into it.
  case deviceIncident = "device.incident"
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
  /// An approver asked for one more approval.
  case requestReviewerAdded = "request.reviewer-added"
  /// An approver gave their turn to somebody else.
  case requestHandedOver = "request.handed-over"
  /// The requester asked the approvers to hurry.
  case requestReminded = "request.reminded"
  /// A step waited so long that somebody higher may decide it.
  case requestEscalated = "request.escalated"
  /// Somebody lent their roles to a colleague.
  case mandateGiven = "mandate.given"
  /// A lent role was taken back.
  case mandateEnded = "mandate.ended"
  /// The evidence of a request left the console as one signed file.
  case evidenceExported = "evidence.exported"
  /// An external machine was enrolled.
  case machineEnrolled = "machine.enrolled"
  /// A machine's inspection report was verified and imported.
  case machineReported = "machine.reported"
  /// Something about a machine's reports must be looked into.
  case machineIncident = "machine.incident"
  /// An officer said what a finding is.
  case findingDecided = "finding.decided"
  /// An officer signed an order to remove confirmed files from a machine.
  case purgeOrdered = "machine.purge-ordered"
  /// A file was put down for a disc.
  case burnStaged = "burn.staged"
  /// A file that was put down for a disc was scanned and judged.
  case burnFileJudged = "burn.file-judged"
  /// The one who watches a burn was there.
  case burnWitnessed = "burn.witnessed"
  /// A station is about to write the first byte of a disc.
  case burnBegan = "burn.began"
  /// How a burn ended.
  case burnEnded = "burn.ended"
  /// An officer settled a burn whose copy counted as used.
  case burnSettled = "burn.settled"
  /// A medium of the register changed hands or state.
  case mediumMoved = "medium.moved"
  /// The media were counted, and whether the count agrees.
  case stockCounted = "stock.counted"
  /// The files of an ended burn request, or of a draft that nobody finished, were deleted.
  case burnFilesDeleted = "burn.files-deleted"
  /// The receiver's receipt for what was taken out was entered.
  case takeOutReceived = "takeout.received"
  /// A step of a request has waited past its reminder.
  case requestOverdue = "request.overdue"
  /// The files of a burned disc were added to the register of what left.
  case exportsRegistered = "exports.registered"
  /// A report that came as an inbound file was not imported.
  case machineReportHeld = "machine.report-held"
}
