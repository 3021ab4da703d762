extension Verdict {
  /// The verdict's name.
  public var words: Words {
    switch self {
    case .clean: Words("未检出", "clean")
    case .infected: Words("已检出病毒", "infected")
    case .suspicious: Words("可疑", "suspicious")
    case .unscannable: Words("无法检测", "unscannable")
    case .forbidden: Words("禁止带入", "forbidden")
    }
  }

  /// One sentence on the verdict and one on what to do, for people who never read a manual.
  public var explanation: Explanation {
    switch self {
    case .clean:
      Explanation(
        what: Words("未检出问题", "nothing was found"),
        hint: Words("可以在放行目录或控制台取用", "take it from the release folder or the console"))
    case .infected(let name):
      Explanation(
        what: Words("检出病毒：\(shown(name))", "malware was found: \(shown(name))"),
        hint: Words(
          "不得放行；请立即报告保密员，并检查文件来源的计算机",
          "it is never released; tell the security officer and check the machine it came from"))
    case .suspicious(let name):
      Explanation(
        what: Words("内容可疑：\(shown(name))", "the content is suspicious: \(shown(name))"),
        hint: Words("请向来源方核实，或换一种格式重新提供", "ask the sender, or bring it in another format"))
    case .unscannable(let reason): reason.explanation
    case .forbidden(let reason): reason.explanation
    }
  }
}

extension Verdict.Unscannable {
  /// The reason and its remedy in words.
  public var explanation: Explanation {
    switch self {
    case .encryptedArchive:
      Explanation(
        what: Words("压缩包设有密码，无法检查内容", "the archive has a password, so nobody could look inside"),
        hint: Words("请解密后重新打包带入", "pack it again without a password and bring it again"))
    case .encryptedDocument:
      Explanation(
        what: Words("文档已加密，无法检查内容", "the document is encrypted, so nobody could look inside"),
        hint: Words("请去掉密码后重新带入", "remove the password and bring it again"))
    case .sizeLimit:
      Explanation(
        what: Words("文件或其内容超过可检查的大小", "it, or what is packed in it, is too large to be examined"),
        hint: Words("请解开压缩包或拆分后重新带入", "unpack or split it and bring it again"))
    case .memberLimit:
      Explanation(
        what: Words("内含的文件数量超过可检查的上限", "it holds more files than can be examined"),
        hint: Words("请分成几个压缩包后重新带入", "pack it into several archives and bring them again"))
    case .depthLimit:
      Explanation(
        what: Words("压缩包嵌套层数过多", "archives lie inside each other too deep"),
        hint: Words("请解开内层压缩包后重新带入", "unpack the inner archives and bring it again"))
    case .damaged:
      Explanation(
        what: Words("文件结构损坏，无法完整检查", "it is damaged inside, so it could not be examined fully"),
        hint: Words("请向来源方索取完好的文件", "get an undamaged copy from the sender"))
    case .brokenMedia:
      Explanation(
        what: Words("图片或音视频不符合其格式规范", "the picture, sound or film breaks the rules of its format"),
        hint: Words("请用常用软件重新保存后带入", "save it again with a common program and bring it again"))
    case .notOpened:
      Explanation(
        what: Words(
          "含有无法打开检查的容器或压缩方式", "it holds a container or packing that cannot be opened here"),
        hint: Words("请解开后改用普通 zip 打包", "unpack it and pack it as a plain zip"))
    case .readersDisagree:
      Explanation(
        what: Words("不同程序会从中读出不同的内容", "different programs would read different contents from it"),
        hint: Words(
          "请重新打包；若仍如此，请报告保密员", "pack it anew; if that does not help, tell the security officer"))
    case .engineFailed:
      Explanation(
        what: Words("检测引擎未能完成检查", "the scan engine could not finish"),
        hint: Words("请联系中间机操作员", "tell the station operator"))
    case .timedOut:
      Explanation(
        what: Words("检测超时", "the scan took too long"),
        hint: Words("请拆分或简化文件后重新带入", "split or simplify it and bring it again"))
    case .workerDied:
      Explanation(
        what: Words("检测进程在处理此文件时意外终止", "the scanning process died on this file"),
        hint: Words(
          "请报告保密员：此文件可能是恶意构造的",
          "tell the security officer: it may be made to do harm"))
    case .notScanned:
      Explanation(
        what: Words("没有检测引擎检查过此文件", "no engine has seen this file"),
        hint: Words("请联系中间机操作员", "tell the station operator"))
    case .readError:
      Explanation(
        what: Words("存储介质读取出错，文件不完整", "the medium could not be read to the end of this file"),
        hint: Words("请重新复制到完好的介质后再带入", "copy it to a good medium and bring it again"))
    case .readerDied:
      Explanation(
        what: Words("读取进程在处理此文件时意外终止", "the reading process died on this file"),
        hint: Words(
          "请报告保密员：介质可能是恶意构造的",
          "tell the security officer: the medium may be made to do harm"))
    case .signaturesStale:
      Explanation(
        what: Words("病毒特征库过旧", "the virus signatures are too old"),
        hint: Words("请中间机操作员导入新的特征库后重试", "the station operator must import newer ones"))
    case .typeUnknown:
      Explanation(
        what: Words("无法判定文件类型", "its type could not be told"),
        hint: Words("请换成常用格式后重新带入", "bring it in a common format"))
    }
  }
}

extension Verdict.Forbidden {
  /// The reason and its remedy in words.
  public var explanation: Explanation {
    switch self {
    case .type(let type):
      Explanation(
        what: Words(
          "此类文件不得带入：\(shown(type.rawValue))",
          "files of this type stay out: \(shown(type.rawValue))"),
        hint: Words("如确有需要，请与保密员联系", "if it is needed, talk to the security officer"))
    case .mismatch(let type, let fileExtension):
      Explanation(
        what: Words(
          "内容与扩展名不符：扩展名为 .\(shown(fileExtension))，实为 \(shown(type.rawValue))",
          "the content is not what its name says: .\(shown(fileExtension)) "
            + "but really \(shown(type.rawValue))"),
        hint: Words("请向来源方核实；不要打开原文件", "ask the sender; do not open the original"))
    case .macro(let name):
      Explanation(
        what: Words("文档含有宏：\(shown(name))", "the document holds macros: \(shown(name))"),
        hint: Words("请另存为不含宏的格式后重新带入", "save it without macros and bring it again"))
    case .pdfAction(let name):
      Explanation(
        what: Words(
          "PDF 含有脚本、动作或附件：\(shown(name))",
          "the PDF holds a script, an action or an attachment: \(shown(name))"),
        hint: Words("请重新打印成 PDF 后带入", "print it to a new PDF and bring that"))
    case .activeContent(let name):
      Explanation(
        what: Words(
          "含有打开时会运行或联网的内容：\(shown(name))",
          "it holds content that runs or fetches something when opened: \(shown(name))"),
        hint: Words("请删除这些内容并另存后重新带入", "remove that, save it anew and bring it again"))
    case .embeddedProgram(let name):
      Explanation(
        what: Words("内含程序或脚本：\(shown(name))", "a program or script is inside: \(shown(name))"),
        hint: Words("请去掉程序后重新打包带入", "pack it again without programs"))
    case .polyglot(let name):
      Explanation(
        what: Words(
          "一个文件里拼接了两种格式：\(shown(name))", "two formats are glued into one file: \(shown(name))"),
        hint: Words("请向来源方核实；不要打开原文件", "ask the sender; do not open the original"))
    case .memberName(let name):
      Explanation(
        what: Words(
          "内含文件的名称越出压缩包或有意伪装：\(shown(name))",
          "a name inside leads out of the archive or hides what it is: \(shown(name))"),
        hint: Words("请改名后重新打包带入", "rename it, pack it anew and bring it again"))
    case .name(let defect): defect.explanation
    case .tooLarge:
      Explanation(
        what: Words("文件超过允许的大小", "it is larger than the policy lets in"),
        hint: Words("请拆分后重新带入", "split it and bring it again"))
    }
  }
}

extension NameDefect {
  /// The defect and its remedy in words.
  public var explanation: Explanation {
    let rename = Words("请改名后重新带入", "rename it and bring it again")
    let what =
      switch self {
      case .notText: Words("文件名的编码无法识别", "its name is in no known encoding")
      case .invisible:
        Words("文件名含有不可见或反转方向的字符", "its name holds invisible or direction-turning characters")
      case .traversal: Words("文件名试图指向别的目录", "its name points to another folder")
      case .unportable:
        Words("文件名含有办公电脑不能使用的字符", "its name cannot be stored on the office's computers")
      case .tooLong: Words("文件名过长", "its name is too long")
      case .collision:
        Words("与另一个文件重名（仅大小写或写法不同）", "another file has the same name but for case or spelling")
      }
    return Explanation(what: what, hint: rename)
  }
}

// Names of finds and types come from a worker that read hostile bytes.
private func shown(_ text: String) -> String {
  RawName(text).escaped
}
