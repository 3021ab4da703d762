import GateDomain
import GateLinux
import GateWire
import Glibc

/// The enforcer's own list of what it decided and did, on disk before it is done (执行日志).
///
/// Security: cannot log means cannot allow. `append` returns only when the entry is on disk; an
/// entry that was cut off by a crash is dropped at the next start, and nothing was done for it.
struct Journal: ~Copyable {
  // Room for some 200,000 entries that no station has fetched; then nothing is opened any more.
  private static let sizeLimit = 64 << 20

  // Some two hundred entries.
  private static let reserve = 65_536

  private let file: OwnedDescriptor
  private let folder: String
  private var size: Int
  // How long the file is: behind the entries stand empty lines.
  private var room: Int
  private(set) var sequence: UInt64
  /// What the journal says so far.
  private(set) var memory: Memory
  /// Entries that no station has said to have yet, oldest first.
  private(set) var waiting: [(sequence: UInt64, text: [UInt8])]

  /// Opens the journal in a folder and reads what it holds.
  ///
  /// A long one is cut down to the lines that still say something: those that no station has, and
  /// those that the memory is made of.
  init(folder: String) throws(SystemError) {
    try DurableFile.makeDirectory(folder, mode: 0o700)
    let path = folder + "/journal.jsonl"
    let reading = try JournalReading(path: path, fetched: Self.fetched(in: folder))
    try reading.tidy(path)
    file = try OwnedDescriptor(opening: path, O_WRONLY | O_CREAT | O_NOFOLLOW)
    self.folder = folder
    size = reading.size
    room = max(size, Int(lseek(file.number, 0, SEEK_END)))
    (sequence, memory, waiting) = (reading.sequence, reading.memory, reading.waiting)
    prepare()
  }

  /// Fills the file with empty lines ahead of the next entries.
  ///
  /// An entry then changes nothing but bytes that are there already, so that the file system has
  /// nothing of its own to write before the entry is on disk: what waits for it waits less. Done
  /// when nobody waits; when it fails, entries make their own room or say that they cannot.
  mutating func prepare() {
    guard room - size < Self.reserve / 4 else { return }
    let lines = [UInt8](repeating: UInt8(ascii: "\n"), count: Self.reserve)
    do throws(SystemError) {
      try put(lines, at: room)
      room += lines.count
    } catch {
      _ = ftruncate(file.number, off_t(room))
    }
  }

  /// Writes an event down; it is on disk when this returns.
  mutating func append(_ event: JournalEvent, at time: Timestamp) throws(SystemError) {
    let next = sequence + 1
    let entry = event.value(sequence: next, at: time)
    let text = CanonicalJSON.encode(entry)
    guard text.count <= EnforcerMessage.entryLimit, size + text.count < Self.sizeLimit else {
      throw SystemError(call: "write", object: "journal", number: EFBIG)
    }
    try write(text + [UInt8(ascii: "\n")])
    size += text.count + 1
    sequence = next
    memory.learn(entry)
    waiting.append((next, text))
  }

  // Half a line must not stay: the next one would be joined to it.
  private mutating func write(_ line: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try put(line, at: size)
      room = max(room, size + line.count)
    } catch {
      room = size
      _ = ftruncate(file.number, off_t(size))
      throw error
    }
  }

  private func put(_ bytes: [UInt8], at place: Int) throws(SystemError) {
    guard lseek(file.number, off_t(place), SEEK_SET) == off_t(place) else {
      throw SystemError(call: "lseek", object: "journal", number: errno)
    }
    try Stream.write(bytes, to: file.number)
    guard fdatasync(file.number) == 0 else {
      throw SystemError(call: "fdatasync", object: "journal", number: errno)
    }
  }

  /// Notes that a station has every entry up to this one in its own chain.
  mutating func fetched(upTo sequence: UInt64) {
    waiting.removeAll { $0.sequence <= sequence }
    // Lost, it costs the station the same entries twice.
    try? DurableFile.write(Array(String(sequence).utf8), to: folder + "/fetched")
  }

  private static func fetched(in folder: String) -> UInt64 {
    guard let bytes = try? DurableFile.read(folder + "/fetched", limit: 32) else { return 0 }
    return UInt64(String(decoding: bytes, as: UTF8.self)) ?? 0
  }
}
