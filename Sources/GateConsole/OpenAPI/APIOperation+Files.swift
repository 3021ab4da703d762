import GateDiscs
import GateDomain
import GateRetention
import GateSigning
import GateWatchList
import GateWire

extension APIOperation {
  static let transfers: [APIOperation] = [
    .get(
      "/api/v1/transfers", Words("传输任务", "transfers, newest first"), gives: [Transfer].self,
      query: [.before]),
    .get("/api/v1/transfers/:transfer", Words("一个传输任务", "one transfer"), gives: Transfer.self),
    .get(
      "/api/v1/transfers/:transfer/files", Words("传输的文件", "files of a transfer, page by page"),
      gives: FilePage.self,
      query: [
        Field(name: "after", words: Words("从此序号之后", "behind this place")),
        Field(name: "held", words: Words("为 1 时只列扣留的", "1 for held files alone")),
      ]),
    .file(
      "/api/v1/transfers/:transfer/manifest", Words("签名的文件清单", "the signed manifest"),
      "application/json"),
    .file("/api/v1/transfers/:transfer/files/:index", Words("一个已放行的文件", "a released file")),
    .get(
      "/api/v1/devices", Words("插入的设备", "what is plugged in"), gives: [DeviceSighting].self),
    .get("/api/v1/stations", Words("中间机", "stations"), gives: [Station].self),
    .get(
      "/api/v1/signatures", Words("病毒特征", "virus signatures in force; null before any"),
      gives: SignatureDatabase?.self),
    .get(
      "/api/v1/held", Words("扣留的文件", "held files, page by page"), gives: HeldPage.self,
      query: [
        Field(
          name: "state", words: Words("哪个列表", "which list"),
          schema: [
            "enum": .array(HeldList.allCases.map { .string($0.rawValue) }), "type": "string",
          ]), Field(name: "after", words: Words("从此处之后", "behind this place")),
      ]),
    .get("/api/v1/held/:transfer/:index", Words("一个扣留的文件", "one held file"), gives: HeldFile.self),
    .post(
      "/api/v1/held/:transfer/:index", Words("处理扣留的文件", "decide about a held file"),
      takes: ReviewAct.self, gives: HeldFile.self),
    .file(
      "/api/v1/held/:transfer/:index/container",
      Words("导出的加密文件", "the encrypted container of an exported file")),
  ]

  static let log: [APIOperation] = [
    .get(
      "/api/v1/log", Words("审计日志", "newest records of the audit log"), gives: LogAnswer.self,
      query: [
        Field(name: "before", words: Words("只列此序号之前的", "only those before this index"))
      ]),
    .get(
      "/api/v1/log/about/:kind/:id", Words("关于一件事的记录", "records about one thing"),
      gives: [LoggedText].self),
    .file(
      "/api/v1/log/files/**", Words("公开的日志文件", "a file of the published log")),
  ]

  static let machines: [APIOperation] = [
    .get("/api/v1/machines", Words("外网计算机", "external machines"), gives: [MachineOverview].self),
    .post(
      "/api/v1/machines", Words("登记外网计算机", "enrol an external machine"),
      takes: EnrolRequest.self, gives: RegisteredMachine.self),
    .post(
      "/api/v1/machine-reports", Words("导入检查报告", "import a report"),
      takes: Unverified<InspectionReport>.self, gives: ImportAnswer.self),
    .get(
      "/api/v1/machine-reports", Words("随传入到达的报告", "reports that came as inbound files"),
      gives: [InboundReport].self),
    .get("/api/v1/findings", Words("检查发现", "findings"), gives: [MachineFinding].self),
    .post(
      "/api/v1/findings/:id", Words("处理检查发现", "decide about a finding"),
      takes: FindingAct.self, gives: MachineFinding.self),
    .post(
      "/api/v1/machines/:id/purge-order", Words("签发清除令", "sign a purge order"),
      gives: Unverified<PurgeOrder>.self),
  ]

  static let stations: [APIOperation] = [
    .get(
      "/api/v1/station/grants", Words("可用的授权", "grants for this station"),
      gives: [StationGrant].self),
    .get(
      "/api/v1/station/reviews", Words("扣留文件的决定", "decisions about held files"),
      gives: [StationReview].self),
    .get(
      "/api/v1/station/watch-list", Words("内网监听名单", "addresses to look out for"),
      gives: Unverified<WatchStatement>.self),
    .get(
      "/api/v1/station/records", Words("已收到的记录", "the last record that was taken"),
      gives: RecordAcknowledgement.self),
    .post(
      "/api/v1/station/records", Words("上交记录", "hand in signed records"), takes: RecordBatch.self,
      gives: RecordAcknowledgement.self),
    .post(
      "/api/v1/station/report", Words("上报现状", "report what is plugged in"),
      takes: StationReport.self, gives: nil),
    .get(
      "/api/v1/station/burns", Words("待刻录的任务", "burns for this station"),
      gives: [StationBurn].self),
    .get(
      "/api/v1/station/burns/:burn/order", Words("刻录单", "the order of a burn"),
      gives: BurnOrder.self),
    .file("/api/v1/station/burns/:burn/files/:index", Words("刻录的文件", "a file of a burn")),
    .post(
      "/api/v1/station/burns/:burn/progress", Words("上报刻录进度", "report how far a burn is"),
      takes: BurnProgress.self, gives: nil),
    .post(
      "/api/v1/station/staged/:draft/:number/text", Words("上交文字预览", "hand in a preview of a text"),
      takes: TextPreview.self, gives: nil),
    .get(
      "/api/v1/station/staged", Words("待检测的文件", "files that wait for a scan"),
      gives: [UnjudgedFile].self),
    .file("/api/v1/station/staged/:draft/:number", Words("待检测文件的内容", "such a file")),
  ]
}
