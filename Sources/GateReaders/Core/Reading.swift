import CNettle
import GateDomain
import GateExtraction
import GateLinux

/// The reading of one file with everything inside: what is left of its limits, and where its
/// events go.
final class Reading {
  let limits: ExtractionLimits
  let recognition: Recognition
  private let deadline: Int64
  private let emit: (ExtractionEvent) -> Void
  private var textLeft: UInt64
  private var unpackedLeft: UInt64
  private var membersLeft: UInt32
  private var picturesLeft: UInt32
  private var pauses = 0
  /// Why nothing more is read; nil while limits are left.
  private(set) var spent: Unreadable.Reason?

  init(
    _ limits: ExtractionLimits, _ recognition: Recognition,
    _ emit: @escaping (ExtractionEvent) -> Void
  ) {
    self.limits = limits
    self.recognition = recognition
    self.emit = emit
    deadline = MonotonicTime.milliseconds + Int64(limits.seconds) * 1_000
    (textLeft, unpackedLeft) = (limits.textBytes, limits.unpackedBytes)
    (membersLeft, picturesLeft) = (limits.members, limits.pictures)
  }

  func say(_ event: ExtractionEvent) { emit(event) }

  func say(_ unread: Unread, _ members: [String]) {
    guard unread.reason != spent else { return }
    emit(
      .unreadable(
        Unreadable(
          members: members, reason: unread.reason,
          detail: unread.detail.cut(ExtractionEvent.wordLimit))))
  }

  /// Whether reading must stop; asked often, looks at the clock now and then.
  var isOver: Bool {
    pauses += 1
    if pauses & 0x3ff == 0, spent == nil, MonotonicTime.milliseconds >= deadline {
      spend(out: .timeLimit)
    }
    return spent != nil
  }

  /// The same for those who ask seldom: looks at the clock each time.
  var isOverNow: Bool {
    if spent == nil, MonotonicTime.milliseconds >= deadline { spend(out: .timeLimit) }
    return spent != nil
  }

  /// Throws when a limit of the whole file is reached.
  func check() throws(Unread) {
    if spent == nil, MonotonicTime.milliseconds >= deadline { spend(out: .timeLimit) }
    if let spent { throw Unread(spent) }
  }

  /// Whether so much more text may be handed out.
  func spend(text count: Int) -> Bool {
    guard spent == nil, UInt64(count) <= textLeft else {
      spend(out: .sizeLimit)
      return false
    }
    textLeft -= UInt64(count)
    return true
  }

  func spend(unpacked count: Int) throws(Unread) {
    if UInt64(count) > unpackedLeft {
      spend(out: .sizeLimit)
    } else {
      unpackedLeft -= UInt64(count)
    }
    try check()
  }

  func spendMember() throws(Unread) {
    if membersLeft == 0 { spend(out: .memberLimit) } else { membersLeft -= 1 }
    try check()
  }

  /// Whether one more picture may be recognised.
  func spendPicture() -> Bool {
    guard picturesLeft > 0, spent == nil else { return false }
    picturesLeft -= 1
    return true
  }

  private func spend(out reason: Unreadable.Reason) {
    guard spent == nil else { return }
    spent = reason
    emit(.unreadable(Unreadable(members: [], reason: reason, detail: "")))
  }
}

extension String {
  /// At most so many bytes of UTF-8, cut between letters.
  func cut(_ limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var kept = Substring(self)
    while kept.utf8.count > limit { kept = kept.dropLast(max(1, (kept.utf8.count - limit) / 8)) }
    return String(kept)
  }
}

extension Digest {
  /// SHA-256 of bytes.
  init?(of bytes: Bytes) {
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe bytes.withMemory { memory in
      var state = sha256_ctx()
      unsafe nettle_sha256_init(&state)
      unsafe nettle_sha256_update(
        &state, memory.count, memory.baseAddress?.assumingMemoryBound(to: UInt8.self))
      unsafe nettle_sha256_digest(&state, 32, &digest)
    }
    self.init(bytes: digest)
  }
}
