import GateDomain
import GateRetention

extension MachineFinding {
  /// What the one who answers for the machine has to do.
  var advice: Words {
    switch kind {
    case .retainedFile:
      disposition?.kind == .confirmed
        ? Words(
          "已确认属实：向保密员索取清除指令并运行 gate-inspect purge，或删除文件并清空回收站",
          "confirmed: ask an officer for the order and run gate-inspect purge, or delete the file and empty the trash"
        )
        : Words("删除该文件的全部副本并清空回收站", "delete every copy of the file and empty the trash")
    case .unreadable:
      evidence.contains { $0.place == "encrypted" }
        ? Words("解除密码后重新检查，不需要的就删除", "take its password off and inspect again, or delete it")
        : Words("打开核对；打不开或不需要的就删除", "open and check it; delete what does not open or is not needed")
    case .machineState: stateAdvice
    }
  }

  private var stateAdvice: Words {
    switch subject.escaped.prefix(while: { $0 != ":" }) {
    case "system": Words("换装或升级到允许的操作系统", "install a system that is allowed")
    case "antivirus-missing": Words("安装规定的杀毒软件", "install an antivirus that is allowed")
    case "antivirus-stopped": Words("启动杀毒软件并设为开机自启", "start the antivirus, and with the machine")
    case "antivirus-old": Words("更新病毒库", "update its virus signatures")
    case "intranet-trace", "intranet-route", "dual-homed":
      Words("立即断开内部网络并报告保密员", "disconnect it from the intranet now and tell a security officer")
    case "storage", "no-storage-history":
      Words("向保密员说明接入过哪些存储介质", "tell a security officer which storage devices were used")
    case "hours": Words("说明超时开机的原因，下班关机", "say why it ran, and turn it off after work")
    case "software": Words("卸载该软件", "remove the software")
    case "visited": Words("停止访问并向保密员说明原因", "stop visiting them and tell a security officer why")
    case "unreadable-history":
      Words(
        "关闭浏览器后重新检查；仍不能读取的报告保密员",
        "close the browser and inspect again; tell a security officer if it stays unreadable")
    default: Words("请与保密员核对", "ask a security officer")
    }
  }
}
