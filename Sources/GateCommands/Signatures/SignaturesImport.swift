import ArgumentParser
import Foundation
import GateDomain
import GateSignatures
import GateSite

/// `gatectl signatures import`: newer virus signatures from files, without a network.
struct SignaturesImport: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: say("导入病毒特征库", "Take over virus signatures from files"),
      discussion: say(
        "接受官方 .cvd、.cld 文件，或单位用 gatectl signatures bundle 签名的特征包。中间机核对签名、装载并自检后才启用；失败则继续使用原有特征库。",
        """
        Takes .cvd and .cld files as published, and bundles that `gatectl signatures bundle` signed. \
        The station checks the signatures, loads the new set beside the running one and tests it \
        before it is used; whatever fails leaves the running one as it is.
        """))
  }

  @Argument(
    help: help("特征库文件，或装有特征包的文件夹", "Files, or folders that hold a bundle"),
    completion: .file())
  var files: [String]

  @OptionGroup var site: SiteOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !files.isEmpty else {
      throw ValidationError(say("请给出文件", "name at least one file"))
    }
  }

  func run() async throws {
    let paths = try files.flatMap(SignatureFileArgument.paths)
    let names = paths.map { ($0 as NSString).lastPathComponent }
    let database = try await SignatureOrderRun(site.folder).run(.importing(names), files: paths)
    let view = SignaturesView(database, at: .now)
    try output.print(view, table: view.lines)
  }
}

/// The files that an argument of `import` stands for.
enum SignatureFileArgument {
  static func paths(_ argument: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
      throw CommandFailure("unreadable", SignatureRefusal(.unreadable, argument).explanation)
    }
    if isFolder.boolValue {
      return try FileManager.default.contentsOfDirectory(atPath: argument).sorted()
        .filter { !$0.hasPrefix(".") }.map { "\(argument)/\($0)" }
    }
    guard argument.hasSuffix("." + SignatureBundleFile.fileExtension) else { return [argument] }
    let folder = (argument as NSString).deletingLastPathComponent
    // The list is not believed here; it only says which files to hand over.
    let names = SignatureBundleFile.claimedNames(argument)
    return [argument] + names.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
  }
}
