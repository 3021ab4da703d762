import ArgumentParser
import Foundation
import GateDomain
import GatePolicy
import GateSite

/// `--site`, for verbs that work on the folders themselves.
struct SiteOptions: ParsableArguments {
  @Option(help: help("站点文件夹", "The site's folder"), completion: .directory)
  var site: String

  var folder: SiteFolder { SiteFolder(absolute: site) }
}

extension SiteFolder {
  /// Makes the path absolute: programs that are started with it work in another folder.
  init(absolute path: String) {
    self.init(URL(fileURLWithPath: path).standardizedFileURL.path)
  }

  /// What the site's `gatehouse.yaml` says.
  func loadConfiguration() throws -> SiteConfiguration {
    guard FileManager.default.fileExists(atPath: configuration) else {
      throw CommandFailure(
        "no-site", what: Words("这里没有站点：\(root)", "there is no site here: \(root)"),
        hint: Words(
          "用 gatectl init 建立，或用 --site 指明",
          "make one with `gatectl init`, or name it with `--site`"))
    }
    return try SiteConfiguration.load(configuration)
  }
}
