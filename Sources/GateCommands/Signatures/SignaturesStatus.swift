import ArgumentParser
import GateDomain
import GatePolicy
import GateSignatures
import GateSite
import GateStationLink
import GateWire
import GateWorkers

/// `gatectl signatures status`: engine, version, count and age of the virus signatures.
struct SignaturesStatus: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "status",
      abstract: say("查看检测引擎与特征库", "Show the engine and its virus signatures"),
      discussion: say(
        "用 --site 时在本机装载特征库并自检；否则询问服务器。",
        "With --site they are loaded and tested on this machine; else the server is asked."))
  }

  @Option(help: help("站点文件夹", "The site's folder"), completion: .directory)
  var site: String?

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let database: SignatureDatabase
    if let site {
      database = try await SiteSignatures(SiteFolder(absolute: site)).load()
    } else {
      let answer: SignatureDatabase? = try await server.connection().get("signatures")
      guard let answer else { throw CommandFailure.noSignatures }
      database = answer
    }
    let view = SignaturesView(database, at: .now, earlier: try earlierSets())
    try output.print(view, table: view.lines)
  }

  private func earlierSets() throws -> [Digest] {
    guard let site else { return [] }
    return Array(SignatureStore(SiteFolder(absolute: site).signatures).history.dropFirst())
  }
}

/// The virus signatures of a site, loaded by a real engine process with a confined worker.
struct SiteSignatures {
  let site: SiteFolder

  init(_ site: SiteFolder) {
    self.site = site
  }

  /// Loads them once and ends the engine again.
  func load() async throws -> SignatureDatabase {
    let policy = try PolicyBundle.load(folder: site.policies)
    let pool = ScanPool(
      program: try Programs.path(of: "gate-scan"),
      signatures: SignatureStore(site.signatures).folderInForce, workers: 1,
      limits: ScanLimits(policy.scanning),
      rules: policy.engines.yaraRules.flatMap { SignatureFiles(of: site.rules + "/" + $0) })
    do throws(TransferFailure) {
      let database = try await pool.start()
      await pool.stop()
      return database
    } catch {
      await pool.stop()
      throw CommandFailure(error.rawValue, pool.failure?.explanation ?? error.explanation)
    }
  }
}

extension CommandFailure {
  static let noSignatures = CommandFailure(
    "no-signatures", what: Words("中间机尚未报告特征库", "no station has reported its signatures yet"),
    hint: Words("请确认 gate-station 正在运行", "check that gate-station is running"))
}
