public import GateDomain
public import GateWire

/// Why an engine cannot be used.
public enum EngineFailure: ExplainedError, Hashable, Sendable {
  /// It says so itself.
  case fault(EngineFault)
  /// Its process did not start, ended, or did not keep to the protocol.
  case gone
  /// The files changed while it loaded, or are not those that it loaded before.
  case changed

  /// What is wrong and what to do.
  public var explanation: Explanation {
    switch self {
    case .fault(let fault): fault.explanation
    case .gone:
      Explanation(
        what: Words("检测引擎进程异常结束", "the scan engine's process ended unexpectedly"),
        hint: Words("请检查内存是否充足，并查看日志", "check that there is enough memory, and see the journal"))
    case .changed:
      Explanation(
        what: Words("特征库文件被改动或删除", "the files of the virus signatures changed or vanished"),
        hint: Words(
          "请重新导入，或运行 gatectl signatures rollback",
          "import them again, or run `gatectl signatures rollback`"))
    }
  }
}

extension EngineFault {
  var explanation: Explanation {
    switch self {
    case .noSignatures:
      Explanation(
        what: Words("特征库中没有任何特征", "there are no virus signatures"),
        hint: Words("请导入特征库", "import some with `gatectl signatures import`"))
    case .damagedSignatures, .notSigned:
      Explanation(
        what: Words("特征库已损坏，无法装载", "the virus signatures are damaged and cannot be loaded"),
        hint: Words(
          "请重新导入，或运行 gatectl signatures rollback",
          "import them again, or run `gatectl signatures rollback`"))
    case .unreadable:
      Explanation(
        what: Words("无法读取特征库", "the virus signatures cannot be read"),
        hint: Words("请检查目录和权限", "check the folder and its permissions"))
    case .selfTest:
      Explanation(
        what: Words("检测引擎未通过自检", "the scan engine fails its self-test"),
        hint: Words(
          "特征库必须能检出 EICAR；请导入官方特征库", "the set must find EICAR: import the official databases"))
    case .confinement:
      Explanation(
        what: Words("无法隔离检测进程", "scan workers cannot be confined"),
        hint: Words("请运行 gatectl doctor 查看原因", "run `gatectl doctor` to see why"))
    case .rules:
      Explanation(
        what: Words("YARA 规则无法使用", "the YARA rules cannot be used"),
        hint: Words(
          "请用 yara 命令检查 rules/ 中的规则", "check the rules below rules/ with the command `yara`"))
    case .installation:
      Explanation(
        what: Words("检测引擎自身不完整", "the scan engine itself is not complete"),
        hint: Words("请重新安装 libclamav 与 libmagic", "install libclamav and libmagic again"))
    }
  }
}
