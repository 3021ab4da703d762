import Foundation
import GateDomain
import GateLinux

/// Who is signed in where, kept between two commands.
///
/// Security: the token stands for the person; the file must NEVER be readable by anybody else.
struct StoredSession: Codable, Hashable {
  /// The server's address.
  let server: String
  /// The bearer token.
  let token: String
  /// The account that signed in.
  let account: String

  /// `$XDG_STATE_HOME/gatehouse/session.json`, or below `~/.local/state`.
  static func path(environment: [String: String]) -> String {
    let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"] ?? NSHomeDirectory()
    return (state ?? home + "/.local/state") + "/gatehouse/session.json"
  }

  /// The kept session; nil when nobody is signed in.
  static func load(from path: String) throws -> StoredSession? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes = try DurableFile.read(path, limit: 1 << 16)
    guard let session = try? JSONDecoder().decode(StoredSession.self, from: Data(bytes)) else {
      throw CommandFailure(
        "session-damaged", what: Words("会话文件损坏：\(path)", "the session file is damaged: \(path)"),
        hint: Words("请重新运行 gatectl login", "sign in again with `gatectl login`"))
    }
    return session
  }

  /// Keeps the session, readable by its owner alone.
  func save(to path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try DurableFile.write(Array(try JSONEncoder().encode(self)), to: path, mode: 0o600)
  }

  /// Forgets the session.
  static func remove(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    try FileManager.default.removeItem(atPath: path)
  }
}
