import ArgumentParser
import GateDomain
import GateExports
import GateExtraction
import GateInspection
import GateLinux
import GateRetention

/// Reads files the way an inspection does, for verbs that try rules on files.
struct RuleReader: ParsableArguments {
  @Option(help: help("规则文件夹", "The rules folder"), completion: .directory)
  var rules = "rules"

  @Option(help: help("经关口带出文件的登记册", "The register of what left"), completion: .file())
  var register: String?

  @Option(help: help("每个文件最多识别几页图片", "Pictures that are recognised in a file"))
  var pictures: UInt32 = 20

  @Flag(help: help("内核没有 Landlock 时也运行", "Run on a kernel without Landlock"))
  var allowNoLandlock = false

  /// An inspector over these rules.
  func inspector() throws -> (FileInspector, RetentionRules) {
    let rules = try RetentionRules(RuleFiles.read(self.rules))
    var limits = ExtractionLimits()
    limits.pictures = pictures
    let extractor = TextExtractor(
      program: try Programs.path(of: "gate-extract"), allowsWithoutLandlock: allowNoLandlock)
    let matcher = RetentionMatcher(
      rules, register: try register.map { try ExportRegisterFile($0).read() })
    return (FileInspector(extractor: extractor, matcher: matcher, limits: limits), rules)
  }
}
