import Foundation

/// A folder of service files for PAM with a few people, for Debian's own modules.
public final class PAMFolder: Sendable {
  /// Everybody's password.
  public static let password = "modules password 1"

  /// The folder.
  public var path: String { temporary.path("services") }
  private let temporary: TemporaryFolder

  /// Makes the people and no service yet.
  public init(people: [String] = ["zhangwei", "liuyang"]) async throws {
    temporary = try TemporaryFolder("pam")
    let made = try await Program.run("/usr/bin/openssl", ["passwd", "-6", Self.password])
    guard made.succeeded else { throw PAMFolderError(errors: made.errors) }
    let hash = made.output.trimmingCharacters(in: .newlines)
    try temporary.write(people.map { "\($0):\(hash)\n" }.joined(), to: "passwords")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// The line that asks the people's own file; to be put among others.
  public var passwords: String {
    "auth required pam_pwdfile.so pwdfile=\(temporary.path("passwords"))"
  }

  /// Describes a service.
  public func write(_ service: String, _ lines: [String]) throws {
    try temporary.write(lines.joined(separator: "\n") + "\n", to: "services/\(service)")
  }
}

/// What kept the folder from being made.
struct PAMFolderError: Error {
  let errors: String
}
