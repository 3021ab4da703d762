extension HeldReason {
  /// The reason in a few words, without particulars, to stand above the files that it holds.
  public var words: Words {
    switch self {
    case .infected: Words("检出病毒", "malware")
    case .suspicious: Words("内容可疑", "suspicious content")
    case .encryptedArchive: Words("压缩包有密码", "archive with a password")
    case .encryptedDocument: Words("文档已加密", "encrypted document")
    case .sizeLimit: Words("太大，无法检查", "too large to examine")
    case .memberLimit: Words("内含文件太多", "too many files inside")
    case .depthLimit: Words("压缩包嵌套太深", "archives nested too deep")
    case .damaged: Words("结构损坏", "damaged")
    case .brokenMedia: Words("图片或音视频不合规范", "malformed picture, sound or film")
    case .notOpened: Words("内有无法打开的部分", "something inside cannot be opened")
    case .readersDisagree: Words("不同程序读出不同内容", "programs read it differently")
    case .engineFailed: Words("检测引擎出错", "the scan engine failed")
    case .timedOut: Words("检测超时", "the scan took too long")
    case .workerDied: Words("检测进程意外终止", "the scanning process died")
    case .notScanned: Words("未经检测", "not scanned")
    case .readError: Words("介质读取出错", "the medium could not be read")
    case .readerDied: Words("读取进程意外终止", "the reading process died")
    case .signaturesStale: Words("病毒特征库过旧", "virus signatures too old")
    case .typeUnknown: Words("类型无法判定", "unknown type")
    case .type: Words("此类文件不得带入", "a type that stays out")
    case .mismatch: Words("内容与扩展名不符", "not what its name says")
    case .macro: Words("文档含有宏", "document with macros")
    case .pdfAction: Words("PDF 含有脚本、动作或附件", "PDF with scripts, actions or attachments")
    case .activeContent: Words("打开时会运行或联网", "runs or fetches something when opened")
    case .embeddedProgram: Words("内含程序或脚本", "program or script inside")
    case .polyglot: Words("两种格式拼在一起", "two formats glued together")
    case .memberName: Words("内含文件名有问题", "bad name inside")
    case .name: Words("文件名有问题", "unusable name")
    case .tooLarge: Words("超过允许的大小", "larger than allowed")
    }
  }
}
