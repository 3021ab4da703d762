import Glibc
import GateAuditLog
import GateDiscs
public import GateDomain
import GateExports
import GateExtraction
import GateLinux
import GatePolicy
import GateRetention
import GateSigning
import GateSite
import GateStore

extension Office {
  /// A burned disc whose files are to be registered.
  private struct Export: Sendable {
    let burn: Burn
    let files: [StagedFile]
    let staging: StagingArea
  }

  /// How many burned discs wait to be registered, and since when the first does.
  public func unregisteredBurns(by person: Person) throws -> (count: Int, since: Timestamp?) {
    guard Visibility.mayReadMachines(person) else { throw Refusal.notAllowed }
    let waiting = try store.read { try $0.unregisteredBurns() }
    return (waiting.count, waiting.first?.since)
  }

  /// Adds what was burned to the register of what left, so that rules signed from now on find it.
  ///
  /// Durable: a disc waits in the store from the transaction that ended its burn until its files
  /// are in the register; a death in between leaves a disc that is registered again, and files that
  /// the register holds are passed over. To be called again and again, by one caller.
  ///
  /// - Parameter program: The reader of files; this process parses none of them.
  /// - Throws: What the first disc that could not be registered ran into; it stays waiting.
  public func registerExports(reader program: String) async throws {
    for (id, _) in try store.read({ try $0.unregisteredBurns() }) {
      let export = try store.read { transaction -> Export? in
        guard let burn = try transaction.burn(id) else { return nil }
        return Export(
          burn: burn, files: try transaction.stagedFiles(of: burn.request), staging: staging)
      }
      guard let export else {
        try store.write { try $0.markRegistered(id) }
        continue
      }
      let unread = try await onOwnThread { [folder, site] in
        try Self.register(
          export, in: ExportRegisterFile(folder.exportRegister),
          TextExtractor(program: program, allowsWithoutLandlock: site.allowWithoutLandlock))
      }
      try await conclude(export, unread: unread)
    }
  }

  private func conclude(_ export: Export, unread: Int) async throws {
    let record = Record.ofServer(
      .exportsRegistered, at: .now, by: .init(id: "server"), on: ("burn", export.burn.id.rawValue),
      body: [
        "disc": .string(export.burn.disc.text), "files": .integer(Int64(export.files.count)),
        "unread": .integer(Int64(unread)),
      ], policy: policy.digest)
    try await change { transaction in
      try transaction.markRegistered(export.burn.id)
      try transaction.enqueue(record.bytes)
    }
  }

  // How many files could not be read, or not wholly; their digests are registered all the same.
  private static func register(
    _ export: Export, in register: ExportRegisterFile, _ extractor: TextExtractor
  ) throws -> Int {
    let reader = ExportReader(extractor)
    var unread = 0
    _ = try register.update { register in
      for (index, file) in export.files.enumerated() where !register.holds(file.file.digest) {
        // The register travels to machines outside: it names the disc, never the document.
        let name = "\(export.burn.disc.text) #\(index + 1)"
        let path = export.staging.path(of: export.burn.request, number: file.number)
        let left = try add(file.file, path, name, reader, to: &register)
        if left.contains(where: { $0.reason == .noReader }) { throw ExportFailure.noReader }
        if left.contains(where: { $0.reason != .notRecognised }) { unread += 1 }
      }
    }
    return unread
  }

  // Approved were these bytes and no others: a text is theirs only while the file holds them.
  private static func add(
    _ file: BurnFile, _ path: String, _ name: String, _ reader: ExportReader,
    to register: inout ExportRegister
  ) throws -> [Unreadable] {
    guard let opened = try? OwnedDescriptor(opening: path, O_RDONLY | O_NOFOLLOW),
      try digest(of: opened.number) == file.digest
    else {
      register.add(
        ExportRegister.Document(name: name, at: .now), digests: [file.digest], text: [])
      return [Unreadable(members: [], reason: .inputOutput)]
    }
    return reader.add(
      opened.number, name: name, digest: file.digest, at: .now, to: &register)
  }

  private static func digest(of file: Int32) throws -> Digest {
    var hasher = DigestHasher()
    try unsafe Stream.readPieces(file) { unsafe hasher.update($0) }
    return hasher.finish()
  }
}

/// Why burned files could not be registered.
enum ExportFailure: Error {
  /// No reader of files could be started.
  case noReader
}
