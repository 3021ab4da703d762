import GateDiscs
import GateDomain

extension Refusal {
  static func burnForm(_ code: String, _ what: Words, hint: Words) -> Refusal {
    Refusal(.invalid, code, what: what, hint: hint)
  }

  static let badDiscName = burnForm(
    "bad-name", Words("文件名不能用在光盘上", "this name cannot stand on a disc"),
    hint: Words(
      "每一段不超过 36 个汉字或 100 个字母；不要用 * : ; ? \\ \" < > | 和不可见字符，不要叫 manifest.json、清单.txt 或 con、aux、com1 之类的设备名",
      "at most 100 letters (36 Chinese characters) a part; none of * : ; ? \\ \" < > |, nothing invisible, and not manifest.json or a device such as con or com1"
    ))

  static let nameTaken = Refusal(
    .conflict, "name-taken", what: Words("已有同名文件", "there is a file of that name"),
    hint: Words("请先删除原文件，或改名", "remove that one first, or rename this one"))

  static let tooManyBytes = burnForm(
    "too-large", Words("文件超过允许的大小", "the file is larger than is allowed"),
    hint: Words("请分成几份，分别刻录", "split it over several discs"))

  static let wrongOffset = Refusal(
    .conflict, "wrong-offset", what: Words("续传位置不对", "the upload does not go on where it ended"),
    hint: Words("请先查询已收到的字节数", "ask first how much has arrived"))

  static let emptyDraft = burnForm(
    "no-files", Words("还没有文件", "there are no files yet"),
    hint: Words("请先上传文件", "upload the files first"))

  static let unfitFiles = burnForm(
    "unfit-files",
    Words("有文件尚未检测完，或未通过检测", "a file has not been scanned yet, or was not found clean"),
    hint: Words("请等待检测完成，或删除未通过的文件", "wait for the scan, or remove the files that failed"))

  static let sameNames = burnForm(
    "same-names", Words("有文件名只差大小写", "two names differ in nothing but case"),
    hint: Words("Windows 会把它们当成同一个文件，请改名", "Windows takes them for one: rename one"))

  static let noCopyLeft = Refusal(
    .conflict, "no-copy-left",
    what: Words("批准的份数已经用完，或正在刻录", "every approved copy is used, or one is being burned"),
    hint: Words("请等当前刻录结束；废盘须由保密员处理", "wait for the burn; spoiled discs go to an officer"))

  static let notBurner = Refusal(
    .forbidden, "not-burner", what: Words("您不是申请单上的刻录人", "you are not the one who burns"),
    hint: Words("请由申请单上的刻录人操作", "the person that the request names must do it"))

  static let notWitness = Refusal(
    .forbidden, "not-witness", what: Words("您不是申请单上的监刻人", "you are not the one who watches"),
    hint: Words("请由申请单上的监刻人操作", "the person that the request names must do it"))

  static let wrongBurnState = Refusal(
    .conflict, "wrong-burn-state",
    what: Words("此次刻录的状态不允许这样办理", "the burn's state does not allow this"),
    hint: Words("请刷新页面", "reload the page"))

  static let outsideWindow = Refusal(
    .conflict, "outside-window", what: Words("现在不在批准的时间内", "the approved time is not now"),
    hint: Words("请在批准的时间内刻录", "burn within the approved time"))
}
