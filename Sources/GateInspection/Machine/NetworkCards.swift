import Foundation

/// The network cards of this machine, by which the intranet watch would know it.
enum NetworkCards {
  /// The addresses of cards that are hardware; what programs made up, such as bridges, has none.
  static func addresses(below folder: String = "/sys/class/net") -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let found = names.compactMap { name -> String? in
      guard FileManager.default.fileExists(atPath: "\(folder)/\(name)/device") else { return nil }
      let text = try? String(contentsOfFile: "\(folder)/\(name)/address", encoding: .utf8)
      return text?.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }
    return Set(found.filter { $0.utf8.count == 17 }).sorted()
  }
}
