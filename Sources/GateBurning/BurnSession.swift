public import GateLinux
public import GateWire
import Glibc

/// One disc: what the station plans is laid out, written and closed.
public struct BurnSession {
  private let control: MessageSocket
  private let files: FileRequests
  private let copy: Int32

  /// Speaks over `control`, asks for files over `files`, and copies the image into `copy`.
  public init(control: MessageSocket, files: MessageSocket, copy: Int32) {
    self.control = control
    self.files = FileRequests(files)
    self.copy = copy
  }

  /// Tells the station why nothing will be written.
  public func refuse(_ fault: BurnFault) {
    try? control.send(BurnMessage.failed(fault).bytes)
  }

  /// Writes one disc; false when it is not written well.
  public func run(_ drive: BurnDrive) -> Bool {
    do throws(BurnStop) {
      let disc = try drive.inspect()
      try say(.disc(disc))
      let image = try plan()
      let size = try image.begin(copy: copy)
      guard size <= disc.room else { throw BurnStop(.tooSmall) }
      try check(image, drive)
      try say(.ready(imageBytes: size))
      guard case .burn = try hear() else { throw .stationGone }
      try burn(image, drive, size: size)
      return true
    } catch {
      letGo(of: drive)
      if let fault = error.fault { refuse(fault) }
      return false
    }
  }

  private func plan() throws(BurnStop) -> DiscImage {
    guard case .plan(let volume, let published, let count) = try hear() else {
      throw .stationGone
    }
    let image = try DiscImage(volume: volume, published: published, files: files)
    for index in 0..<count {
      guard case .entry(let entry) = try hear() else { throw .stationGone }
      try image.add(entry, index: index)
    }
    return image
  }

  private func check(_ image: DiscImage, _ drive: BurnDrive) throws(BurnStop) {
    guard let reasons = drive.check(image) else { return }
    try say(.note(reasons))
    throw BurnStop(.driveRefused)
  }

  private func burn(_ image: DiscImage, _ drive: BurnDrive, size: UInt64) throws(BurnStop) {
    drive.burn()
    while let written = drive.progress() {
      passMessages(of: drive)
      try say(.progress(min(written, size)))
      usleep(100_000)
    }
    if let fault = image.fault { throw BurnStop(fault) }
    guard drive.wroteWell else { throw BurnStop(.writeFailed) }
    letGo(of: drive)
    try say(.written(size))
  }

  // The station ends this process when it has heard how the burn ended, and takes the disc in
  // again: by then the tray must be out and unlocked.
  private func letGo(of drive: BurnDrive) {
    drive.release()
    passMessages(of: drive)
  }

  private func passMessages(of drive: BurnDrive) {
    while let message = drive.message() { try? control.send(BurnMessage.note(message).bytes) }
  }

  private func say(_ message: BurnMessage) throws(BurnStop) {
    do { try control.send(message.bytes) } catch { throw .stationGone }
  }

  private func hear() throws(BurnStop) -> BurnMessage {
    guard let bytes = (try? control.receive(limit: BurnMessage.sizeLimit))?.bytes,
      let message = try? BurnMessage(bytes: bytes)
    else { throw .stationGone }
    return message
  }
}
