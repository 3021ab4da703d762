public import GateDomain
import GatePolicy

extension TextObjection {
  /// What is wrong with the file called `name`, and what to do.
  public func explanation(of name: RawName) -> Explanation {
    let name = name.escaped
    switch self {
    case .notExamined:
      return Explanation(
        what: Words("“\(name)”的文字还没有检查", "the text of \"\(name)\" has not been examined yet"),
        hint: Words("请等待中间机检查完成", "wait for the station"))
    case .noReader:
      return Explanation(
        what: Words(
          "文字检查程序无法启动，“\(name)”没有检查，不能提交",
          "the program that reads texts cannot be started: \"\(name)\" was not examined"),
        hint: Words(
          "请操作员在中间机运行 gatectl doctor，修好后会自动重新检查",
          "the operator runs `gatectl doctor` at the station; files are examined again by themselves"
        ))
    case .mark(let finding): return explanation(of: name, finding)
    case .unread(let unread):
      let place = unread.place.isEmpty ? "" : " (\(unread.place))"
      return Explanation(
        what: Words(
          "“\(name)”\(place)的文字读不出来：\(unread.reason.words.chinese)",
          "\"\(name)\"\(place) cannot be read: it is \(unread.reason.words.english)"),
        hint: Words(
          "请去掉密码或换成可读的格式后重新上传", "upload it without a password, in a format that can be read"))
    }
  }

  private func explanation(of name: String, _ finding: ContentFinding) -> Explanation {
    let mark = finding.mark ?? .classified
    let place = finding.place.isEmpty ? "" : " (\(finding.place))"
    let what = Words(
      "“\(name)”\(place)带有\(mark.words.chinese)：“\(finding.quote)”",
      "\"\(name)\"\(place) carries \(mark.words.english): \"\(finding.quote)\"")
    guard mark == .classified else {
      return Explanation(
        what: what,
        hint: Words("密级高于申请所填；请按文件的密级申请，或删除此文件", "declare the file's level, or remove the file"))
    }
    return Explanation(
      what: what,
      hint: Words(
        "本系统不得处理国家秘密：请删除此文件并立即报告保密员",
        "state secrets have no place here: remove the file and tell the security officer at once"))
  }
}
