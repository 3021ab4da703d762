import GateDiscs
import GateDomain
import GateSigning
import GateWire
import HTTPTypes

extension APIOperation {
  static let discs = drafts + burns + media

  private static let source = Field(
    name: "source",
    words: Words(
      "文件状态的标记，如长度和修改时间；只从同一状态续传",
      "what tells one state of the file from another; an upload goes on in the same only"))

  private static let drafts: [APIOperation] = [
    .post(
      "/api/v1/burns/drafts", Words("开始一份刻录申请", "begin a burn request"), takes: NewDraft.self,
      gives: DraftAnswer.self, status: 201),
    .get("/api/v1/burns/drafts", Words("我的刻录草稿", "one's own drafts"), gives: [DraftAnswer].self),
    .get("/api/v1/burns/drafts/:draft", Words("一份草稿", "one draft"), gives: DraftAnswer.self),
    .get(
      "/api/v1/burns/drafts/:draft/upload", Words("已收到多少", "how much of a file has arrived"),
      gives: UploadAnswer.self, query: [.path, source]),
    APIOperation(
      method: .put, path: "/api/v1/burns/drafts/:draft/upload",
      words: Words("上传文件或其后续部分", "upload a file or more of it"),
      query: [
        .path, .size, Field(name: "offset", words: Words("从第几字节起", "where it goes on")), source,
      ], takes: .bytes, gives: .json(UploadAnswer.self)),
    .delete("/api/v1/burns/drafts/:draft/files/:number", Words("移除文件", "take a file out")),
    .post(
      "/api/v1/burns/drafts/:draft/submit", Words("提交刻录申请", "file the burn request"),
      takes: BurnForm.self, gives: BurnRequest.self, status: 201),
  ]

  private static let burns: [APIOperation] = [
    .get("/api/v1/burns", Words("刻录申请", "burn requests"), gives: [BurnRequest].self),
    .get("/api/v1/burns/:request", Words("一份刻录申请", "one burn request"), gives: BurnAnswer.self),
    .get(
      "/api/v1/burns/:request/files/:number", Words("刻录申请中的一个文件", "one of its files"),
      gives: BurnFileAnswer.self),
    .get(
      "/api/v1/burns/:request/grant", Words("刻录申请的授权", "the grant of a burn request"),
      gives: Unverified<BurnGrant>.self),
    .post(
      "/api/v1/burns/:request/answer", Words("审批刻录", "answer a burn request"),
      takes: AnswerRequest.self, gives: BurnRequest.self),
    .post(
      "/api/v1/burns/:request/withdraw", Words("撤回刻录申请", "take a burn request back"),
      takes: BurnReason.self, gives: BurnRequest.self),
    .post(
      "/api/v1/burns/:request/start", Words("开始刻录一份", "start a copy"), takes: StartBurn.self,
      gives: Burn.self, status: 201),
    .post(
      "/api/v1/burns/copies/:burn/witness", Words("监刻确认", "confirm as the witness"),
      gives: Burn.self),
    .post(
      "/api/v1/burns/copies/:burn/call-off", Words("取消刻录", "call a copy off"), gives: Burn.self),
    .post(
      "/api/v1/burns/copies/:burn/settle", Words("核销异常刻录", "settle a copy that went wrong"),
      takes: BurnReason.self, gives: Burn.self),
  ]

  private static let media: [APIOperation] = [
    .get(
      "/api/v1/media", Words("介质台账", "the register of media"), gives: [RegisteredMedium].self,
      query: [
        Field(name: "q", words: Words("检索词", "words to look for")),
        Field(name: "state", words: Words("状态", "the state")),
      ]),
    .post(
      "/api/v1/media", Words("登记介质", "register media"), takes: NewMedia.self,
      gives: [RegisteredMedium].self, status: 201),
    .get("/api/v1/media/stock", Words("盘点记录", "stocktakes"), gives: [Stocktake].self),
    .post(
      "/api/v1/media/stock", Words("盘点", "count the blanks"), takes: StockCount.self,
      gives: Stocktake.self, status: 201),
    .get(
      "/api/v1/media/take-outs", Words("等待回执的带出", "take-outs that wait for a receipt"),
      gives: [OpenTakeOut].self),
    .post(
      "/api/v1/media/take-outs/:request/receipt", Words("登记回执", "enter a receipt"),
      takes: ReceiptForm.self, gives: TakeOutReceipt.self, status: 201),
    .get("/api/v1/media/:number", Words("一件介质", "one medium"), gives: MediumAnswer.self),
    .post(
      "/api/v1/media/:number/act", Words("借出、归还、销毁等", "hand out, take back, destroy"),
      takes: CustodyAct.self, gives: RegisteredMedium.self),
  ]
}

extension APIOperation.Field {
  fileprivate static let path = APIOperation.Field(
    name: "path", words: Words("盘上路径", "the path on the disc"), isRequired: true)
  fileprivate static let size = APIOperation.Field(
    name: "size", words: Words("总字节数", "how many bytes there will be"), isRequired: true,
    schema: ["minimum": 0, "type": "integer"])
}
