import ArgumentParser
import Foundation
import GateDomain
import GateTransfer
import GateStationLink

/// `gatectl transfer fetch`: downloads released files, each checked against its digest.
struct TransferFetch: AsyncParsableCommand {
  /// What was fetched.
  struct Fetched: Encodable {
    let path, sha256, file: String
    let size: UInt64
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fetch", abstract: say("下载已放行的文件并核对摘要", "Download released files and check them")
    )
  }

  @Argument(help: help("传输任务标识", "The transfer"))
  var transfer: String

  @Option(
    help: help("目标文件夹（缺省为 gatehouse-标识）", "Where to; a folder named gatehouse-ID unless given"),
    completion: .directory)
  var to: String?

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let calls = TransferCalls(connection: try server.connection())
    let chosen = try await calls.transfer(transfer)
    guard chosen.state == .released else {
      throw CommandFailure(
        "not-released", what: Words("此次传输没有放行文件", "this transfer has released nothing"),
        hint: Words("用 gatectl transfer show 查看状态", "see `gatectl transfer show`"))
    }
    let folder = to ?? "gatehouse-\(chosen.id)"
    let all = try await calls.files(of: chosen.id)
    let reviewed = Set(all.reviews.filter { $0.state == .carriedOut(.release) }.map(\.index))
    let files = all.files.filter { $0.verdict.isReleasable || reviewed.contains($0.file.index) }
    var fetched: [Fetched] = []
    for scanned in files {
      fetched.append(try await fetch(scanned, of: chosen, into: folder, over: calls.connection))
    }
    try output.print(fetched) { language in Self.lines(fetched, language) }
  }

  private func fetch(
    _ scanned: ScannedFile, of transfer: Transfer, into folder: String,
    over connection: ServerConnection
  ) async throws -> Fetched {
    let target = try FetchTarget.prepare(scanned.file.path, below: folder)
    let path = ServerPath(
      ["transfers", transfer.id.rawValue, "files", String(scanned.file.index)])
    // What an earlier run has fetched already is checked again, not fetched again.
    if (try? FileDigest.sha256(of: target)) != scanned.file.digest {
      try await connection.download(
        path, to: target, digest: scanned.file.digest, size: scanned.file.size)
    }
    return Fetched(
      path: scanned.file.path.escaped, sha256: scanned.file.digest.hex, file: target,
      size: scanned.file.size)
  }

  private static func lines(_ fetched: [Fetched], _ language: Language) -> [String] {
    Table(
      columns: [.init("摘要 SHA-256", "SHA-256"), .init("大小", "Size", .right), .init("文件", "File")],
      rows: fetched.map { [$0.sha256, Shown.bytes($0.size), $0.file] }
    ).lines(in: language)
  }
}
