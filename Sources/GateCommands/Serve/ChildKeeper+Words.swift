import GateDomain
import GateLinux

extension ChildKeeper.Event {
  /// The event in one line.
  func words(_ name: String) -> Words {
    switch self {
    case .started(let pid): Words("\(name) 已启动（进程 \(pid)）", "\(name) started, process \(pid)")
    case .died(let status, let seconds):
      Words(
        "\(name) 意外结束（\(status.words.chinese)），\(seconds) 秒后重启",
        "\(name) died (\(status.words.english)); starting again in \(seconds)s")
    case .gaveUp(let status):
      Words(
        "\(name) 无法持续运行（\(status.words.chinese)），不再重启",
        "\(name) does not keep running (\(status.words.english)); giving up")
    case .notStarted(let reason):
      Words("\(name) 无法启动：\(reason)", "\(name) could not be started: \(reason)")
    case .killed: Words("\(name) 未及时结束，已强制终止", "\(name) did not end in time and was killed")
    case .stopped: Words("\(name) 已停止", "\(name) stopped")
    }
  }

  /// Whether the program will not run any more although nobody asked it to stop.
  var isFailure: Bool {
    switch self {
    case .gaveUp, .notStarted: true
    case .started, .died, .killed, .stopped: false
    }
  }
}

extension ExitStatus {
  /// Whether the process ended by itself.
  var isExit: Bool {
    switch self {
    case .exited: true
    case .killed: false
    }
  }

  /// How the process ended, in words.
  var words: Words {
    switch self {
    case .exited(let code): Words("退出码 \(code)", "exit code \(code)")
    case .killed(let signal): Words("信号 \(signal)", "signal \(signal)")
    }
  }
}
