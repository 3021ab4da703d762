/// Everything that somebody who is signed in can ask the office to do.
public enum Act: String, CaseIterable, Hashable, Sendable, Codable {
  /// Look at one's own account, keys and sessions, and change them.
  case keepOwnAccount = "account.keep"
  /// File a request.
  case fileRequest = "request.file"
  /// Read a request's content.
  case readRequest = "request.read"
  /// Come across lists of requests and transfers of others.
  case overseeRequests = "request.oversee"
  /// Approve, reject or return a request.
  case answerRequest = "request.answer"
  /// Take one's own request back, or change it.
  case withdrawRequest = "request.withdraw"
  /// Take an approved request back as an officer.
  case voidRequest = "request.void"
  /// Read a transfer with its file names.
  case readTransfer = "transfer.read"
  /// Fetch a released file.
  case fetchFile = "file.fetch"
  /// Read what was found in a held file.
  case readHeld = "held.read"
  /// Decide what becomes of a held file.
  case decideHeld = "held.decide"
  /// Read the audit log itself.
  case readLog = "log.read"
  /// See devices, engine and signatures of the stations.
  case seeStations = "station.see"
  /// See everybody's accounts, sessions and pledges.
  case readAccounts = "account.read"
  /// Propose a new account, or a change of one.
  case proposeAccount = "account.propose"
  /// Confirm what another administrator proposed about an account.
  case confirmAccount = "account.confirm"
  /// End somebody else's session.
  case endSession = "session.end"
  /// Enter a pledge that was signed on paper.
  case registerPledge = "pledge.register"
  /// Put files down for a disc.
  case stageDisc = "disc.stage"
  /// Look into the register of media.
  case readMedia = "medium.read"
  /// Register media, hand them out, take them back, count them.
  case keepMedia = "medium.keep"
  /// See external machines, their reports and findings.
  case readMachines = "machine.read"
  /// Enrol external machines, decide about findings, order a purge.
  case decideMachines = "machine.decide"
  /// Bring a report of an external machine in.
  case carryReport = "report.carry"
  /// See the figures over everybody's requests.
  case seeFigures = "figures.see"

  /// Whether it changes anything that others rely on.
  ///
  /// One's own password and keys are nobody else's business.
  public var changes: Bool {
    switch self {
    case .fileRequest, .answerRequest, .withdrawRequest, .voidRequest, .decideHeld,
      .proposeAccount, .confirmAccount, .endSession, .registerPledge, .stageDisc, .keepMedia,
      .decideMachines, .carryReport:
      true
    case .keepOwnAccount, .readRequest, .overseeRequests, .readTransfer, .fetchFile, .readHeld,
      .readLog, .seeStations, .readAccounts, .readMedia, .readMachines, .seeFigures:
      false
    }
  }
}
