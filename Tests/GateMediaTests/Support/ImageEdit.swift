import Foundation
import GateTesting

/// Changes bytes of an image, as somebody who means harm would.
struct ImageEdit {
  private let url: URL

  init(_ path: String) {
    url = URL(fileURLWithPath: path)
  }

  struct NotFound: Error {}

  func bytes(at offset: UInt64, count: Int) throws -> [UInt8] {
    let file = try FileHandle(forReadingFrom: url)
    defer { try? file.close() }
    try file.seek(toOffset: offset)
    return [UInt8](try file.read(upToCount: count) ?? Data())
  }

  func write(_ bytes: [UInt8], at offset: UInt64) throws {
    let file = try FileHandle(forWritingTo: url)
    defer { try? file.close() }
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(bytes))
  }

  func truncate(to size: UInt64) throws {
    let file = try FileHandle(forWritingTo: url)
    try file.truncate(atOffset: size)
    try file.close()
  }

  /// Where these bytes lie.
  func places(of pattern: [UInt8]) throws -> [UInt64] {
    let data = try Data(contentsOf: url, options: .alwaysMapped)
    var places: [UInt64] = []
    var from = data.startIndex
    while let found = data.range(of: Data(pattern), in: from..<data.endIndex) {
      places.append(UInt64(found.lowerBound))
      from = found.upperBound
    }
    guard !places.isEmpty else { throw NotFound() }
    return places
  }

  func replaceAll(_ old: String, by new: String) throws {
    for place in try places(of: Array(old.utf8)) { try write(Array(new.utf8), at: place) }
  }

  /// Changes the name in ext's folder entry: length, type "regular file", name.
  func renameInExt(from old: String, to new: String) throws {
    let head: [UInt8] = [UInt8(old.utf8.count), 1]
    for place in try places(of: head + Array(old.utf8)) {
      try write(head + Array(new.utf8), at: place)
    }
  }
}
