import ArgumentParser
import Foundation
import GateDiscs
import GateDomain
import GateLinux
import GateStationLink
import Glibc

/// `gatectl burn stage`: puts files down for a disc, in a new draft or one that is there.
struct BurnStage: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "stage",
      abstract: say("上传待刻录文件，可断点续传", "Upload files for a disc; goes on where it ended"))
  }

  @Argument(help: help("文件", "Files"))
  var files: [String]

  @Option(help: help("已有的草稿", "A draft that is there already"))
  var draft: String?

  @Option(help: help("盘上目录", "Folder on the disc"))
  var folder = ""

  @Option(help: help("中间机；只有一台时可不填", "The station, where there are several"))
  var station = ""

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let connection = try server.connection()
    let id = if let draft { draft } else { try await begin(connection) }
    for file in files { try await upload(file, to: id, over: connection) }
    let answer: DraftAnswer = try await connection.get(ServerPath(["burns", "drafts", id]))
    try output.print(answer) { DraftView(answer).lines($0) }
  }

  private func begin(_ connection: ServerConnection) async throws -> String {
    let answer = try await connection.post(
      "burns/drafts", NewDraft(station: station), as: DraftAnswer.self)
    return answer.id.rawValue
  }

  private func upload(_ file: String, to id: String, over connection: ServerConnection)
    async throws
  {
    let name = (file as NSString).lastPathComponent
    let path = folder.isEmpty ? name : "\(folder)/\(name)"
    let source = try OwnedDescriptor(opening: file, O_RDONLY)
    let size = try OwnedDescriptor.size(of: source.number)
    let state = try Self.state(of: file, size: size)
    let before: UploadAnswer = try await connection.get(
      ServerPath(["burns", "drafts", id, "upload"], query: [("path", path), ("source", state)]))
    var offset = min(before.received, size)
    guard lseek(source.number, Int(offset), SEEK_SET) >= 0 else {
      throw SystemError(call: "lseek", object: file, number: errno)
    }
    repeat {
      let piece = try Stream.read(source.number, upTo: ServerConnection.pieceSize)
      let query = [
        ("path", path), ("offset", String(offset)), ("size", String(size)), ("source", state),
      ]
      let answer: UploadAnswer = try await connection.put(
        ServerPath(
          ["burns", "drafts", id, "upload"], query: query.map { (name: $0.0, value: $0.1) }),
        piece: piece)
      offset = answer.received
      if let staged = answer.file {
        return try await expectSame(staged, as: file, in: id, over: connection)
      }
    } while offset < size
  }
}
