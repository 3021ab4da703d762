import Foundation

/// Sample files from a folder.
enum SampleFolder {
  private static let largest = 1 << 16

  /// The small files that the target's format is in.
  static func samples(in folder: String, for target: FuzzTarget) -> [[UInt8]] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      let path = folder + "/" + name
      let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      guard let size, size > 0, size <= largest,
        let data = FileManager.default.contents(atPath: path)
      else { return nil }
      let bytes = [UInt8](data)
      return target.takes(bytes) ? bytes : nil
    }
  }
}
