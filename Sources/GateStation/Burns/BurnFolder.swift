import Foundation
import GateDiscs
import GateDomain
import GateLinux
import GateTransfer
import GateWire
import Glibc

/// The files of one burn as they lie at the station, by number: those of the order, then our own
/// two lists.
struct BurnFolder: Sendable {
  private let folder: String
  let entries: [BurnEntry]

  /// Names the files of an order in `folder`.
  init(
    folder: String, order: BurnOrder, lists: [(name: String, bytes: [UInt8])], at time: Timestamp
  ) {
    self.folder = folder
    let moment = UInt64(max(0, time.milliseconds / 1_000))
    entries =
      order.files.map { BurnEntry(path: $0.path.bytes, size: $0.size, modified: moment) }
      + lists.map {
        BurnEntry(path: Array($0.name.utf8), size: UInt64($0.bytes.count), modified: moment)
      }
  }

  /// Where a file lies.
  func path(_ index: Int) -> String { "\(folder)/\(index)" }

  /// Opens a file for reading.
  func open(_ index: UInt32) -> OwnedDescriptor? {
    try? OwnedDescriptor(opening: path(Int(index)), O_RDONLY | O_NOFOLLOW)
  }

  /// Checks that every file of the order is there with the bytes that were approved.
  ///
  /// Security: the last look before the first byte is written; one changed byte stops the burn.
  func check(_ order: BurnOrder) throws(BurnFailure) {
    for (index, file) in order.files.enumerated() {
      guard let digest = try? FileDigest.sha256(of: path(index)), digest == file.digest else {
        throw .fileDiffers
      }
    }
  }
}
