import GateDomain
import GateWire

/// The work of `gate-ingest`: says what is on a medium, then sends its files.
public struct Ingest {
  private let options: IngestOptions
  private let writer: FrameWriter

  /// Prepares the work; nothing is read yet.
  public init(_ options: IngestOptions, writer: FrameWriter) {
    self.options = options
    self.writer = writer
  }

  /// Reads the medium behind `descriptor` to its end or to what stops it; false when the station
  /// went away.
  public func run(medium descriptor: Int32) -> Bool {
    do throws(IngestStop) {
      try copy(descriptor)
      try writer.put(.finished)
    } catch {
      guard case .failed(let failure) = error, (try? writer.put(.failed(failure))) != nil else {
        return false
      }
    }
    return (try? writer.flush()) != nil
  }

  /// Tells the station that this process could not be confined and reads nothing.
  public static func reportUnconfined(to writer: FrameWriter) {
    try? writer.put(.failed(.notConfined))
    try? writer.flush()
  }

  private func copy(_ descriptor: Int32) throws(IngestStop) {
    guard let medium = Medium(descriptor: descriptor, size: options.size) else {
      throw .failed(.noFileSystem)
    }
    let contents = medium.contents()
    try IngestStop.check(medium)
    guard !contents.volumes.isEmpty else { throw .failed(.noFileSystem) }
    let readable = try count(contents)
    var copier = Copier(options: options, writer: writer)
    for number in contents.unreadable {
      try copier.skipped(Self.unreadable(volume: number))
    }
    for (volume, isReadable) in zip(contents.volumes, readable) {
      if isReadable {
        var walk = TreeWalk(volume, prefix: Self.prefix(volume, of: contents))
        guard try walk.run(&copier) else { throw .failed(.damaged) }
      } else {
        try copier.skipped(Self.unreadable(volume: volume.number))
      }
    }
  }

  // Which volumes have a root folder; damaged when none has.
  private func count(_ contents: Medium.Contents) throws(IngestStop) -> [Bool] {
    var census = Census(limits: options, writer: writer)
    var readable: [Bool] = []
    for volume in contents.volumes {
      var walk = TreeWalk(volume, prefix: Self.prefix(volume, of: contents))
      readable.append(try walk.run(&census))
    }
    guard readable.contains(true) else { throw .failed(.damaged) }
    try writer.put(.listed(files: census.files, bytes: census.bytes))
    try writer.flush()
    return readable
  }

  private static func name(_ number: Int) -> [UInt8] {
    Array("volume-\(number)".utf8)
  }

  private static func prefix(_ volume: Volume, of contents: Medium.Contents) -> [UInt8] {
    contents.volumes.count > 1 ? name(volume.number) + [UInt8(ascii: "/")] : []
  }

  private static func unreadable(volume number: Int) -> SkippedEntry {
    SkippedEntry(path: RawName(name(number)), kind: .unreadable)
  }
}
