extension Verdict.Unscannable {
  /// The reason and its remedy in words.
  public var explanation: Explanation { Explanation(what: what, hint: hint) }

  private var what: Words {
    switch self {
    case .encryptedArchive:
      Words("压缩包设有密码，无法检查内容", "the archive has a password, so nobody could look inside")
    case .encryptedDocument:
      Words("文档已加密，无法检查内容", "the document is encrypted, so nobody could look inside")
    case .sizeLimit:
      Words("文件或其内容超过可检查的大小", "it, or what is packed in it, is too large to be examined")
    case .memberLimit: Words("内含的文件数量超过可检查的上限", "it holds more files than can be examined")
    case .depthLimit: Words("压缩包嵌套层数过多", "archives lie inside each other too deep")
    case .damaged: Words("文件结构损坏，无法完整检查", "it is damaged inside, so it could not be examined fully")
    case .brokenMedia:
      Words("图片或音视频不符合其格式规范", "the picture, sound or film breaks the rules of its format")
    case .notOpened:
      Words("含有无法打开检查的容器或压缩方式", "it holds a container or packing that cannot be opened here")
    case .readersDisagree:
      Words("不同程序会从中读出不同的内容", "different programs would read different contents from it")
    case .engineFailed: Words("检测引擎未能完成检查", "the scan engine could not finish")
    case .timedOut: Words("检测超时", "the scan took too long")
    case .workerDied: Words("检测进程在处理此文件时意外终止", "the scanning process died on this file")
    case .notScanned: Words("没有检测引擎检查过此文件", "no engine has seen this file")
    case .readError: Words("存储介质读取出错，文件不完整", "the medium could not be read to the end of this file")
    case .readerDied: Words("读取进程在处理此文件时意外终止", "the reading process died on this file")
    case .signaturesStale: Words("病毒特征库过旧", "the virus signatures are too old")
    case .typeUnknown: Words("无法判定文件类型", "its type could not be told")
    }
  }

  private var hint: Words {
    switch self {
    case .encryptedArchive:
      Words("请解密后重新打包带入", "pack it again without a password and bring it again")
    case .encryptedDocument: Words("请去掉密码后重新带入", "remove the password and bring it again")
    case .sizeLimit: Words("请解开压缩包或拆分后重新带入", "unpack or split it and bring it again")
    case .memberLimit: Words("请分成几个压缩包后重新带入", "pack it into several archives and bring them again")
    case .depthLimit: Words("请解开内层压缩包后重新带入", "unpack the inner archives and bring it again")
    case .damaged: Words("请向来源方索取完好的文件", "get an undamaged copy from the sender")
    case .brokenMedia:
      Words("请用常用软件重新保存后带入", "save it again with a common program and bring it again")
    case .notOpened: Words("请解开后改用普通 zip 打包", "unpack it and pack it as a plain zip")
    case .readersDisagree:
      Words("请重新打包；若仍如此，请报告保密员", "pack it anew; if that does not help, tell the security officer")
    case .engineFailed, .notScanned: Words("请联系中间机操作员", "tell the station operator")
    case .timedOut: Words("请拆分或简化文件后重新带入", "split or simplify it and bring it again")
    case .workerDied:
      Words("请报告保密员：此文件可能是恶意构造的", "tell the security officer: it may be made to do harm")
    case .readError: Words("请重新复制到完好的介质后再带入", "copy it to a good medium and bring it again")
    case .readerDied:
      Words("请报告保密员：介质可能是恶意构造的", "tell the security officer: the medium may be made to do harm")
    case .signaturesStale: Words("请中间机操作员导入新的特征库后重试", "the station operator must import newer ones")
    case .typeUnknown: Words("请换成常用格式后重新带入", "bring it in a common format")
    }
  }
}
