import Foundation
import GateDiscs
import GateDomain
import GateLinux
import GateWire
import GateWorkers
import Glibc

/// Where a station burns.
public enum Burner: Hashable, Sendable {
  /// A burner's device, such as `/dev/sr0`, or a link to one, looked at anew for each burn.
  case device(String)
  /// A folder in a burner's place, for demonstrations and tests: `burner.json` says what the disc
  /// is, `disc.iso` is the disc.
  case folder(String)
  /// None.
  case none

  /// Reads the option of the program; nil when it makes no sense.
  public init?(option: String) {
    if option.hasPrefix("virtual:"), option.count > 8 {
      self = .folder(String(option.dropFirst(8)))
    } else if option.hasPrefix("/dev/") {
      self = .device(option)
    } else {
      return nil
    }
  }

  /// What the folder says that its disc is.
  private struct Card: Decodable {
    let kind: DiscKind
    let capacity: UInt64
  }

  /// A file in a disc's place, open for writing.
  final class OpenDisc: Sendable {
    private let descriptor: OwnedDescriptor

    fileprivate init(_ descriptor: consuming OwnedDescriptor) {
      self.descriptor = descriptor
    }

    /// The descriptor's number, valid as long as this object lives.
    var number: Int32 { descriptor.number }
  }

  /// The burner's address for libburn.
  func address() throws(BurnFailure) -> String {
    switch self {
    // By the name that libburn lists drives under, since it looks for no other.
    case .device(let path): return (path as NSString).resolvingSymlinksInPath
    case .folder: return BurnPlan.fileAddress
    case .none: throw .fault(.noDrive)
    }
  }

  /// The file in a disc's place; nil for a real burner.
  func openFile() throws(BurnFailure) -> OpenDisc? {
    guard case .folder(let folder) = self else { return nil }
    guard card != nil,
      let file = try? OwnedDescriptor(opening: folder + "/disc.iso", O_RDWR | O_NOFOLLOW)
    else { throw .fault(.noDisc) }
    return OpenDisc(file)
  }

  /// The kind of the disc, and how much it holds; nil for one that may not be used.
  func disc(_ report: DiscReport) -> (kind: DiscKind, room: UInt64)? {
    switch self {
    case .device: DiscKind(report).map { ($0, report.room) }
    case .folder: card.map { ($0.kind, min($0.capacity, report.room)) }
    case .none: nil
    }
  }

  /// The burned disc, taken in again and open for reading.
  func reopen() throws(BurnFailure) -> OwnedDescriptor {
    switch self {
    case .device(let path): return try Self.reload(path)
    case .folder(let folder):
      guard let file = try? OwnedDescriptor(opening: folder + "/disc.iso", O_RDONLY | O_NOFOLLOW)
      else { throw .unreadable }
      return file
    case .none: throw .unreadable
    }
  }

  private var card: Card? {
    guard case .folder(let folder) = self,
      let data = FileManager.default.contents(atPath: folder + "/burner.json")
    else { return nil }
    return try? JSONDecoder().decode(Card.self, from: data)
  }

  // The kernel knows the size of a burned disc only after the tray went out and in.
  private static func reload(_ path: String) throws(BurnFailure) -> OwnedDescriptor {
    // Minutes, not seconds: somebody has to be there, and a disc that stays out counts as spoiled.
    for _ in 0..<300 {
      if let drive = try? OwnedDescriptor(opening: path, O_RDONLY | O_NONBLOCK) {
        // CDROMCLOSETRAY; drives without a motor refuse it, and somebody closes them by hand.
        _ = ioctl(drive.number, UInt(0x5319))
      }
      if let disc = try? OwnedDescriptor(opening: path, O_RDONLY),
        let size = try? OwnedDescriptor.size(of: disc.number), size > 0
      {
        return disc
      }
      sleep(1)
    }
    throw .unreadable
  }
}
