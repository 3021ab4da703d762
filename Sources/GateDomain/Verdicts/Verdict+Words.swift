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
