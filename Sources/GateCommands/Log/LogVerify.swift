import ArgumentParser
import Foundation
import GateAuditLog
import GateDomain
import GateLinux
import GateSigning
import GateSite
import GateStore

/// `gatectl log verify`: proves a whole log offline, believing nothing but the keys.
struct LogVerify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify", abstract: say("离线验证整个审计日志", "Prove the whole audit log offline"),
      discussion: say(
        "用 --site 检查本机站点，或用 --folder、--key、--station-key 检查导出的日志。",
        "With --site for a site of this machine, or with --folder, --key and --station-key for an "
          + "exported log."))
  }

  @Option(help: help("站点文件夹", "The site's folder"), completion: .directory)
  var site: String?

  @Option(help: help("导出的日志文件夹", "Folder of the exported log"), completion: .directory)
  var folder: String?

  @Option(help: help("日志公钥（NAME+ID+BASE64）", "The log's key, NAME+ID+BASE64"))
  var key: LogKeyArgument?

  @Option(help: help("中间机公钥 NAME=HEX，可多个", "A station's key, NAME=HEX; several may be given"))
  var stationKey: [StationKeyArgument] = []

  @Option(
    help: help("曾保存的检查点文件，可多个", "A checkpoint that was kept; several may be given"),
    completion: .file())
  var known: [String] = []

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard site != nil || (folder != nil && key != nil) else {
      throw ValidationError(
        say("请给出 --site，或同时给出 --folder 与 --key", "give --site, or both --folder and --key"))
    }
  }

  func run() throws {
    let view = try report()
    try output.print(view, table: view.lines)
    if !view.proved { throw SilentExit(exit: .failed) }
  }

  private func report() throws -> LogReportView {
    guard let site else {
      guard let folder, let key = key?.key else { throw CommandFailure.keyMissing }
      let trust = try trust(key, stationKeys)
      return LogReportView(
        trust.verifier.verify(LogFolder(directory: folder)), trust: trust, in: Voice.language)
    }
    let log = try SiteLog(SiteFolder(absolute: site))
    let trust = try trust(
      key?.key ?? log.trust.key, stationKeys.isEmpty ? log.trust.stations : stationKeys)
    return try log.report(with: trust, folder: folder, in: Voice.language)
  }

  private var stationKeys: [String: VerificationKey] {
    Dictionary(stationKey.map { ($0.name, $0.key) }, uniquingKeysWith: { $1 })
  }

  private func trust(_ key: NoteKey, _ stations: [String: VerificationKey]) throws -> LogTrust {
    LogTrust(key: key, stations: stations, known: try known.map { try checkpoint($0, key) })
  }

  private func checkpoint(_ file: String, _ key: NoteKey) throws -> Checkpoint {
    let bytes = try DurableFile.read(file, limit: 1 << 20)
    do {
      return try SignedCheckpoint(note: bytes, key: key).checkpoint
    } catch {
      throw CommandFailure(
        error.rawValue,
        what: Words("\(file)：\(error.words.chinese)", "\(file): \(error.words.english)"),
        hint: Words("请核对日志公钥和文件", "check the log's key and the file"))
    }
  }
}

/// A log's public key as it is named on the command line.
struct LogKeyArgument: ExpressibleByArgument, Hashable {
  let key: NoteKey

  init?(argument: String) {
    guard let key = NoteKey(text: argument) else { return nil }
    self.key = key
  }
}

extension CommandFailure {
  static let keyMissing = CommandFailure(
    "key-missing", what: Words("没有给出日志公钥", "no key of the log was given"),
    hint: Words("用 --key 给出，或用 --site", "give one with `--key`, or use `--site`"))
}
