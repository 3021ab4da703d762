import CBurn
import GateWire
import Glibc

/// A burner that this process has to itself, until it goes away.
///
/// Security: opening one takes paths, so it comes before the sandbox; from then on commands go by
/// SG_IO over the descriptor that libburn keeps, or, for a file in a burner's place, by the
/// descriptor in its address.
@safe public final class BurnDrive {
  private let drive: OpaquePointer
  private let file: Int32?
  private var ejects = false
  private var isHeld = true

  /// Loads both libraries with everything that they would later want to open.
  public static func prepare() -> Bool {
    gate_burn_prepare() == 1
  }

  /// Grabs the burner at `address`: a device such as `/dev/sr0`, or `stdio:/dev/fd/N`, which is
  /// an open regular file; nil when it cannot be had.
  public init?(address: String) {
    guard let drive = unsafe gate_drive_grab(address) else { return nil }
    unsafe self.drive = drive
    let prefix = "stdio:/dev/fd/"
    file = address.hasPrefix(prefix) ? Int32(address.dropFirst(prefix.count)) : nil
  }

  /// The disc, or why it cannot be written.
  func inspect() throws(BurnStop) -> DiscReport {
    var state = gate_disc_state()
    unsafe gate_drive_inspect(drive, &state)
    // libburn takes every file for a disc that can be written over; here one with bytes is closed.
    if let file, lseek(file, 0, SEEK_END) != 0 { throw BurnStop(.notBlank) }
    switch state.state {
    case gate_disc_blank: break
    case gate_disc_none: throw BurnStop(.noDisc)
    case gate_disc_appendable, gate_disc_closed: throw BurnStop(.notBlank)
    default: throw BurnStop(.unsuitable)
    }
    let name = unsafe withUnsafeBytes(of: state.name) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return DiscReport(
      profile: UInt16(truncatingIfNeeded: state.profile), name: name,
      room: UInt64(max(0, state.room)))
  }

  /// Whether the burner would take the image; its reasons when not.
  func check(_ image: DiscImage) -> String? {
    var reasons = [CChar](repeating: 0, count: 4_096)
    let fits = unsafe gate_drive_check(drive, image.handle, &reasons, reasons.count) == 1
    return fits ? nil : Self.text(reasons)
  }

  /// Begins to write what was checked.
  func burn() {
    ejects = file == nil
    _ = unsafe gate_drive_burn(drive)
  }

  /// How many bytes are written; nil when the burner is idle again.
  func progress() -> UInt64? {
    var bytes: Int64 = 0
    return unsafe gate_drive_poll(drive, &bytes) == 1 ? UInt64(max(0, bytes)) : nil
  }

  /// Whether everything was written and the disc closed, by the burner's own word.
  var wroteWell: Bool {
    unsafe gate_drive_wrote_well(drive) == 1
  }

  /// The oldest message that nobody has taken yet.
  func message() -> String? {
    var text = [CChar](repeating: 0, count: 4_200)
    return unsafe gate_drive_message(&text, text.count) == 1 ? Self.text(text) : nil
  }

  private static func text(_ characters: [CChar]) -> String {
    String(
      decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Lets go of the burner; nothing else may be asked of it then.
  ///
  /// A disc that may have been written comes out, so that the kernel reads it anew when it goes in
  /// again.
  func release() {
    guard isHeld else { return }
    isHeld = false
    unsafe gate_drive_release(drive, ejects ? 1 : 0)
  }

  deinit {
    release()
  }
}
