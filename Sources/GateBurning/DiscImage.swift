import CBurn
import GateWire

/// The ISO 9660 image of a disc, with Joliet and Rock Ridge names, produced while it is written.
@safe final class DiscImage {
  let handle: OpaquePointer
  private let files: FileRequests

  init(volume: String, published: UInt64, files: FileRequests) throws(BurnStop) {
    self.files = files
    // libisofs asks from a thread of its own; the process ends before `files` does.
    let context = unsafe Unmanaged.passUnretained(files).toOpaque()
    let made = unsafe gate_image_new(
      volume, Int64(clamping: published),
      { context, index in
        guard let context = unsafe context else { return -1 }
        let files = unsafe Unmanaged<FileRequests>.fromOpaque(context).takeUnretainedValue()
        return files.descriptor(of: index)
      }, context)
    guard let made = unsafe made else { throw BurnStop(.imageFailed) }
    unsafe handle = made
  }

  /// Adds the file with this number.
  func add(_ entry: BurnEntry, index: UInt32) throws(BurnStop) {
    guard Self.isPlain(entry.path), let size = Int64(exactly: entry.size) else {
      throw BurnStop(.badName)
    }
    let path = String(decoding: entry.path, as: UTF8.self)
    switch unsafe gate_image_add(handle, path, index, size, Int64(clamping: entry.modified)) {
    case 1: return
    case 0: throw BurnStop(.badName)
    default: throw BurnStop(.imageFailed)
    }
  }

  /// Lays the image out and begins to produce it, with a copy into a pipe.
  func begin(copy: Int32) throws(BurnStop) -> UInt64 {
    let size = unsafe gate_image_begin(handle, copy)
    guard size > 0 else { throw BurnStop(.imageFailed) }
    return UInt64(size)
  }

  /// What went wrong with the contents, if anything did.
  var fault: BurnFault? {
    switch unsafe gate_image_fault_of(handle) {
    case gate_image_fault_none: nil
    case gate_image_fault_missing: .fileMissing
    case gate_image_fault_changed: .fileChanged
    case gate_image_fault_copy: .copyLost
    default: .fileUnread
    }
  }

  // The station has checked the names; a part that leads outside must not depend on that alone.
  private static func isPlain(_ path: [UInt8]) -> Bool {
    guard String(validating: path, as: UTF8.self) != nil, !path.contains(0) else { return false }
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      (1...BurnEntry.nameBytes).contains(part.count)
        && String(decoding: part, as: UTF8.self).utf16.count <= BurnEntry.nameUnits
        && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
    }
  }
}
