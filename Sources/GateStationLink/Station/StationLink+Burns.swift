public import GateDiscs
public import GateDomain

/// Why a file of a burn did not arrive.
public enum ServerConnectionFailure: Error, Hashable, Sendable {
  /// It is not the one that was promised.
  case wrongBytes
  /// It could not be written here.
  case noRoom
}

extension StationLink {
  /// The burns that this station has to carry out, unverified.
  public func burns() async throws(ServerConnectionError) -> [StationBurn] {
    try await connection.get("station/burns")
  }

  /// The order behind a burn, unverified.
  public func burnOrder(of burn: Identifier<Burn>) async throws(ServerConnectionError) -> BurnOrder
  {
    try await connection.get(ServerPath(["station", "burns", burn.rawValue, "order"]))
  }

  /// Fetches one file of a burn, and keeps it only if it is the approved one.
  public func fetchBurnFile(
    _ index: Int, of burn: Identifier<Burn>, _ file: BurnFile, to target: String
  ) async throws {
    try await fetch(
      ServerPath(["station", "burns", burn.rawValue, "files", String(index)]), file, to: target)
  }

  /// The files that this station has to scan.
  public func unjudgedFiles() async throws(ServerConnectionError) -> [UnjudgedFile] {
    try await connection.get("station/staged")
  }

  /// Fetches a file that is to be scanned.
  public func fetchUnjudged(_ item: UnjudgedFile, to target: String) async throws {
    try await fetch(
      ServerPath(["station", "staged", item.draft.rawValue, String(item.file.number)]),
      item.file.file, to: target)
  }

  /// Hands in the beginning of a file's text, for approvers.
  public func send(_ preview: TextPreview, of item: UnjudgedFile)
    async throws(ServerConnectionError)
  {
    try await connection.post(
      ServerPath(["station", "staged", item.draft.rawValue, String(item.file.number), "text"]),
      preview)
  }

  /// Tells how far a burn is.
  public func send(_ progress: BurnProgress, of burn: Identifier<Burn>)
    async throws(ServerConnectionError)
  {
    try await connection.post(
      ServerPath(["station", "burns", burn.rawValue, "progress"]), progress)
  }

  private func fetch(_ path: ServerPath, _ file: BurnFile, to target: String) async throws {
    do {
      try await connection.download(path, to: target, digest: file.digest, size: file.size)
    } catch .wrongDigest {
      throw ServerConnectionFailure.wrongBytes
    } catch .notWritten {
      throw ServerConnectionFailure.noRoom
    }
  }
}
