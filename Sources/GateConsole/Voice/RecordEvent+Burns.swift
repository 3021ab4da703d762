import GateAuditLog
import GateDomain

extension RecordEvent {
  /// What happened around discs; nil for everything else.
  var discWords: Words? {
    switch self {
    case .burnStaged: Words("上传了待刻录文件", "put a file down for a disc")
    case .burnFileJudged: Words("检测了待刻录文件", "scanned a file for a disc")
    case .burnWitnessed: Words("到场监刻", "was there to watch a burn")
    case .burnBegan: Words("即将写入光盘", "is about to write a disc")
    case .burnEnded: Words("结束了一次刻录", "ended a burn")
    case .burnSettled: Words("处理了废盘，退还份数", "settled a spoiled disc")
    case .mediumMoved: Words("办理了介质", "changed a medium of the register")
    case .burnFilesDeleted: Words("删除了待刻录文件", "deleted the files of a burn request")
    case .takeOutReceived: Words("登记了带出回执", "entered the receipt for something taken out")
    case .stockCounted: Words("盘点了空白介质", "counted the blank media")
    default: nil
    }
  }

  /// What was done with a medium, by the word that records use.
  static func mediumAct(_ name: String) -> Words? {
    switch name {
    case "receive": Words("登记", "registered")
    case "allocate": Words("分配给刻录", "set aside for a burn")
    case "write": Words("已刻录", "written")
    case "spoil": Words("登记为废盘", "spoiled")
    case "release": Words("未写入，退回空白", "blank again")
    case "issue": Words("发出", "issued")
    case "return": Words("收回", "taken back")
    case "hand-over": Words("移交保管", "handed over")
    case "destroy": Words("销毁", "destroyed")
    case "keep": Words("撤销销毁", "not destroyed after all")
    case "archive": Words("归档", "archived")
    default: nil
    }
  }
}
