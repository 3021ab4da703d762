import GateDomain

extension SignatureRefusal {
  var what: Words {
    switch code {
    case .unreadable: Words("无法读取：\(subject)", "\"\(subject)\" cannot be read")
    case .unknownKind:
      Words("不是特征库文件：\(subject)", "\"\(subject)\" is no file of virus signatures")
    case .damaged: Words("特征库已损坏或不完整：\(subject)", "\"\(subject)\" is damaged or cut off")
    case .notSigned:
      Words(
        "没有可信的签名，或内容被改动：\(subject)", "\"\(subject)\" is not signed by anybody whom the gate trusts")
    case .empty: Words("特征库中没有任何特征：\(subject)", "\"\(subject)\" holds no virus signatures")
    case .older: Words("比正在使用的特征库旧：\(subject)", "\"\(subject)\" is older than what is in force")
    case .twice: Words("同一特征库出现两次：\(subject)", "\"\(subject)\" was given twice")
    case .demonstration:
      Words("演示特征不能与正式特征混用：\(subject)", "\"\(subject)\" belongs to the demonstration")
    case .unsuitableBundle: Words("特征包不合规定：\(subject)", "\"\(subject)\" cannot be a bundle")
    default: setWords
    }
  }

  private var setWords: Words {
    switch code {
    case .selfTest:
      Words("新特征库未通过自检，未启用", "the engine fails its self-test with these signatures")
    case .engine: Words("检测引擎无法启动", "the scan engine cannot be started")
    case .noSuchSet: Words("没有可退回的特征库：\(subject)", "there is no earlier set \(subject)")
    case .vanished:
      Words("正在使用的特征库文件被改动或删除", "the files of the set in force have changed or vanished")
    default: Words("中间机自身出现故障：\(subject)", "the station itself has a fault: \(subject)")
    }
  }

  var hint: Words {
    switch code {
    case .unreadable: Words("请检查路径和权限", "check the path and its permissions")
    case .unknownKind:
      Words(
        "可导入 .cvd、.cld，或用 gatectl signatures bundle 制作的特征包",
        "import .cvd or .cld files, or a bundle made by `gatectl signatures bundle`")
    case .damaged, .empty:
      Words("请重新下载并核对后再导入", "get it again, compare its digest, then import it")
    case .notSigned:
      Words(
        "请使用发布者签名的 .cvd 或 .cld；单位自编的特征请先制成特征包",
        "use .cvd or .cld files as published; bundle the office's own with `gatectl signatures bundle`"
      )
    case .older:
      Words(
        "确需使用旧版本时，运行 gatectl signatures rollback",
        "to go back on purpose, run `gatectl signatures rollback`")
    case .twice: Words("每个特征库只给一个文件", "give one file for each part")
    case .demonstration, .unsuitableBundle:
      Words(
        "请改名，并只放入 ndb、hdb、hsb、mdb、msb、ldb、yar 文件",
        "rename it, and put only ndb, hdb, hsb, mdb, msb, ldb and yar files into it")
    default: setHint
    }
  }

  private var setHint: Words {
    switch code {
    case .selfTest:
      Words(
        "特征库必须能检出 EICAR；请先导入官方特征库", "the set must find EICAR: import the official databases first")
    case .noSuchSet: Words("运行 gatectl signatures list 查看", "see `gatectl signatures list`")
    case .vanished:
      Words(
        "请重新导入，或运行 gatectl signatures rollback",
        "import it again, or run `gatectl signatures rollback`")
    default: Words("请运行 gatectl doctor 查看原因", "run `gatectl doctor` to see why")
    }
  }
}
