public import GateDomain

extension AuditLogError {
  /// The error and its remedy in words.
  public var explanation: Explanation {
    Explanation(what: code.what, hint: code.hint)
  }
}

extension AuditLogError.Code {
  fileprivate var what: Words {
    switch self {
    case .recordMalformed: Words("审计记录不是规范形式", "a record is not in its canonical form")
    case .recordConflict:
      Words("审计日志中已有同名的另一条记录", "the audit log holds another record of that name")
    case .chainBroken:
      Words("中间机记录未接续其上一条记录", "a station's record does not follow its newest one")
    case .databaseUnreadable:
      Words("审计日志数据库无法打开", "the audit log's database cannot be opened")
    case .databaseDamaged:
      Words("审计日志数据库已损坏或被改动", "the audit log's database is damaged or was changed")
    case .keyDiffers:
      Words("审计日志不是用此密钥签名的", "the audit log was not signed with this key")
    case .rolledBack:
      Words("审计日志被回退：导出目录比数据库新", "the audit log was rolled back: its folder is ahead of it")
    case .forked:
      Words("审计日志与已导出的历史不一致", "the audit log contradicts the history it exported")
    case .writtenElsewhere:
      Words("审计日志被另一个程序写入", "another program wrote to the audit log")
    case .diskFull: Words("磁盘已满，无法写入审计日志", "the disk is full, the audit log cannot grow")
    case .storeFailed: Words("审计日志无法写入", "the audit log cannot be written")
    case .exportFailed: Words("审计日志导出目录无法写入", "the audit log's folder cannot be written")
    }
  }

  fileprivate var hint: Words {
    switch self {
    case .recordMalformed, .recordConflict:
      Words("这是程序缺陷，请报告", "this is a defect of the program: please report it")
    case .chainBroken:
      Words("请核对该中间机的记录队列", "compare the station's own spool with the log")
    case .databaseUnreadable, .databaseDamaged:
      Words("请勿修改文件：先保全证据，再从备份恢复", "change nothing: secure the evidence, then restore a backup")
    case .keyDiffers:
      Words("请检查 keys/log.key 与站点域名", "check keys/log.key and the site's name")
    case .rolledBack, .forked:
      Words("停止签名：请安全审计员比对检查点后恢复", "nothing is signed: let the auditor compare checkpoints")
    case .writtenElsewhere:
      Words("请确认只运行一个 gated，然后重新启动", "make sure that one gated runs, then start it again")
    case .diskFull, .storeFailed, .exportFailed:
      Words("在恢复写入之前不会允许任何操作", "nothing is allowed until it can be written again")
    }
  }
}
