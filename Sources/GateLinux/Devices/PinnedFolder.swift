import CLinux
import Glibc

/// One folder of sysfs, held by its own descriptor.
///
/// Security: everything is opened below the descriptor, never by path again. When the device that
/// the folder belonged to is gone, a device that took its place under the same path is NOT reached:
/// the kernel answers `ENOENT` or `ENODEV`.
public struct PinnedFolder: ~Copyable, Sendable {
  private static let namesLimit = 1 << 16
  private static let page = 4_096

  private let descriptor: OwnedDescriptor

  /// Pins the folder at a path that ends in no link.
  public init(_ path: String) throws(SystemError) {
    let number = try retrying("open", path) { unsafe gate_pin_folder(path) }
    descriptor = OwnedDescriptor(owning: number)
  }

  /// Opens a file below the folder.
  public func open(_ name: String, _ flags: Int32) throws(SystemError) -> OwnedDescriptor {
    let number = try retrying("openat", name) {
      unsafe gate_open_at(descriptor.number, name, flags)
    }
    return OwnedDescriptor(owning: number)
  }

  /// The bytes of an attribute; `EFBIG` when there are more than `limit`.
  public func bytes(of name: String, limit: Int) throws(SystemError) -> [UInt8] {
    let file = try open(name, O_RDONLY)
    // Most are short, and clearing a large buffer costs more than reading them.
    var bytes = try Stream.read(file.number, upTo: min(limit + 1, Self.page))
    if bytes.count == Self.page, limit >= Self.page {
      bytes += try Stream.read(file.number, upTo: limit + 1 - bytes.count)
    }
    guard bytes.count <= limit else {
      throw SystemError(call: "read", object: name, number: EFBIG)
    }
    return bytes
  }

  /// The text of an attribute without its last newline; nil when it cannot be read.
  public func text(of name: String, limit: Int = 4_096) -> String? {
    guard var bytes = try? bytes(of: name, limit: limit) else { return nil }
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return String(validating: bytes, as: UTF8.self)
  }

  /// What a link points to, as it stands there; nil when there is none.
  public func link(of name: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Self.page)
    guard
      let count = try? retrying(
        "readlinkat", name,
        { unsafe gate_link_at(descriptor.number, name, &bytes, bytes.count) })
    else { return nil }
    return String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The last part of what a link points to, such as the name of a driver; nil when there is none.
  public func linkName(of name: String) -> String? {
    link(of: name).map { String($0.split(separator: "/").last ?? "") }
  }

  /// The names of everything in the folder, sorted; hidden ones are left out.
  public func names() throws(SystemError) -> [String] {
    var bytes = [CChar](repeating: 0, count: Self.namesLimit)
    let count = try retrying("readdir") {
      unsafe gate_names(descriptor.number, &bytes, bytes.count)
    }
    return bytes.prefix(count).split(separator: 0).map { name in
      String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }.sorted()
  }
}
