import GateDomain
import GateRetention

/// A finding's reasons and places in words.
struct FindingText {
  let finding: MachineFinding
  let names: RuleNames
  let voice: Voice

  /// Its reasons, each once, in their order.
  var reasons: [String] {
    guard finding.kind != .machineState else { return finding.evidence.prefix(3).map(\.hit) }
    var seen = Set<String>()
    return finding.evidence.map(reason).filter { seen.insert($0).inserted }
  }

  /// One reason.
  func reason(_ evidence: RetentionEvidence) -> String {
    if finding.kind == .machineState { return finding.name(voice) }
    guard evidence.rule == "unreadable" else { return names[evidence.rule] }
    let why =
      switch evidence.place {
      case "encrypted": voice("已加密", "encrypted")
      case "damaged": voice("已损坏", "damaged")
      case "crashed": voice("读取程序崩溃", "the reader died on it")
      case "time-limit": voice("超过时限", "over the time limit")
      case "unsupported": voice("不支持的格式", "an unknown format")
      case "input-output": voice("无法打开", "it cannot be opened")
      default: evidence.place
      }
    return voice("未能检查：\(why)", "not inspected: \(why)")
  }

  /// Where inside the file; nil when it is the file itself.
  func place(_ evidence: RetentionEvidence) -> String? {
    let parts = evidence.members + (evidence.rule == "unreadable" ? [] : [evidence.place])
    let text = parts.filter { !$0.isEmpty }.map { RawName($0).escaped }.joined(separator: " › ")
    return text.isEmpty ? nil : text
  }
}

extension MachineFinding {
  /// What it is about, for people: a path, or what of the machine.
  func name(_ voice: Voice) -> String {
    let text = subject.escaped
    guard kind == .machineState else { return text }
    let detail = text.split(separator: ":", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
    return switch text.prefix(while: { $0 != ":" }) {
    case "system": voice("操作系统不在允许之列", "a system that is not allowed")
    case "antivirus-missing": voice("没有安装杀毒软件", "no antivirus is installed")
    case "antivirus-stopped": voice("杀毒软件没有运行", "the antivirus does not run")
    case "antivirus-old": voice("病毒库过旧或缺失", "virus signatures are old or missing")
    case "intranet-trace": voice("有连接过内部网络的痕迹", "traces of the intranet")
    case "intranet-route": voice("正连着内部网络", "it is connected to the intranet")
    case "dual-homed": voice("同时连着两个网络", "it is connected to two networks")
    case "storage": voice("接入过移动存储介质", "storage devices were plugged in")
    case "no-storage-history": voice("没有留存移动存储的接入记录", "no history of storage devices is kept")
    case "unreadable-history":
      voice("有浏览记录无法检查", "a browser history that cannot be read")
    case "hours": voice("在规定时间之外开机", "it ran outside its hours")
    case "software": voice("装有不允许的软件：\(detail)", "software that is not allowed: \(detail)")
    case "visited": voice("访问过不允许的网站：\(detail)", "sites that are not allowed: \(detail)")
    default: text
    }
  }

  /// Where its page is.
  var pagePath: String { "/findings/\(PathText.encoded(id.rawValue))" }

  /// How it stands.
  func chip(at now: Timestamp) -> Chip {
    if state == .gone { return Chip(words: state.words, tone: .good) }
    if let disposition, !isOpen(at: now) {
      return Chip(words: disposition.kind.words, tone: .quiet)
    }
    if disposition?.kind == .confirmed {
      return Chip(words: Words("属实，待清除", "confirmed, to be removed"), tone: .bad)
    }
    return Chip(words: state.words, tone: state == .backAgain ? .bad : .waiting)
  }
}

extension Severity {
  /// The severity as pages show it.
  var chip: Chip {
    switch self {
    case .critical: Chip(words: words, tone: .bad)
    case .serious: Chip(words: words, tone: .waiting)
    case .notice: Chip(words: words, tone: .quiet)
    }
  }
}

extension ReportedFinding.Kind {
  /// The kind's name.
  var words: Words {
    switch self {
    case .retainedFile: Words("留存文件", "retained file")
    case .unreadable: Words("未能检查的文件", "a file that was not inspected")
    case .machineState: Words("计算机状态", "the machine's state")
    }
  }
}
