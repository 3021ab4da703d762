import GateDomain
import GateForms
import GateOffice
import GateSigning
import GateWire
import HTTPTypes

extension APIOperation {
  static let sessions: [APIOperation] = [
    .get(
      "/api/v1/openapi.json", Words("本说明", "this description"), gives: [String: AnyJSON].self),
    .get("/api/v1/health", Words("是否在运行", "whether it serves"), gives: [String: String].self),
    .post(
      "/api/v1/session", Words("登录", "sign in"), takes: SignInRequest.self,
      gives: SessionAnswer.self, status: 201),
    .delete("/api/v1/session", Words("退出登录", "sign out")),
    .get("/api/v1/me", Words("我是谁", "who is signed in"), gives: Person.self),
    .post(
      "/api/v1/password", Words("更换密码", "change one's password"), takes: PasswordChange.self,
      gives: SessionAnswer.self),
  ]

  static let accounts: [APIOperation] = [
    .get("/api/v1/people", Words("全部账号", "all accounts"), gives: [AccountView].self),
    .post(
      "/api/v1/people", Words("提出新增账号", "propose an account"), takes: NewPerson.self,
      gives: AccountChange.self, status: 202),
    .post(
      "/api/v1/people/:person/changes", Words("提出变更账号", "propose a change of an account"),
      takes: AccountProposal.self, gives: AccountChange.self, status: 202),
    APIOperation(
      method: .put, path: "/api/v1/people/:person/pledge",
      words: Words("提出登记纸质承诺书", "propose a pledge signed on paper, with its scan"),
      query: [
        Field(name: "number", words: Words("纸质编号", "the paper's number"), isRequired: true),
        Field(name: "name", words: Words("扫描件文件名", "the scan's file name"), isRequired: true),
      ], takes: .bytes, status: 202, gives: .json(AccountChange.self)),
    .file("/api/v1/changes/:change/scan", Words("下载承诺书扫描件", "the scan of a pledge")),
    .get(
      "/api/v1/changes", Words("待确认的账号变更", "changes that wait for a second administrator"),
      gives: [AccountChange].self),
    .post(
      "/api/v1/changes/:change", Words("确认或拒绝账号变更", "confirm or refuse a change"),
      takes: AccountDecision.self, gives: AccountChange.self),
    .get(
      "/api/v1/roster/draft", Words("密钥名册草稿", "a draft of the roster of keys"),
      gives: RosterDraft.self),
  ]

  static let requests: [APIOperation] =
    [
      .get(
        "/api/v1/requests", Words("申请列表", "requests, newest first"), gives: [Request].self,
        query: [
          Field(
            name: "list", words: Words("哪个列表", "which list"),
            schema: [
              "enum": .array(RequestList.allCases.map { .string($0.rawValue) }), "type": "string",
            ]), .before,
        ]),
      .post(
        "/api/v1/requests", Words("提交申请", "file a request"), takes: FilledForm.self,
        gives: Request.self, status: 201),
      .get("/api/v1/requests/:request", Words("一份申请", "one request"), gives: Request.self),
      .post(
        "/api/v1/requests/:request/answer", Words("审批", "answer a request"),
        takes: AnswerRequest.self, gives: Request.self),
      .post(
        "/api/v1/requests/:request/resubmit", Words("修改后重新提交", "submit a changed version"),
        takes: FilledForm.self, gives: Request.self),
      .post(
        "/api/v1/requests/:request/withdraw", Words("撤回", "take one's request back"),
        gives: Request.self),
      .post(
        "/api/v1/requests/:request/void", Words("作废", "void an approved request"),
        takes: VoidRequest.self, gives: Request.self),
      .post(
        "/api/v1/requests/:request/remind", Words("催办", "ask the approvers to hurry"),
        gives: Request.self),
      .post(
        "/api/v1/requests/:request/help", Words("加签或转办", "add a reviewer or hand a turn over"),
        takes: HelpRequest.self, gives: Request.self),
      .get(
        "/api/v1/requests/:request/explanation", Words("为什么走这条路线", "why it goes this route"),
        gives: [String: String].self),
      .get(
        "/api/v1/requests/:request/grant", Words("申请的授权", "the grant of a request"),
        gives: GrantAnswer.self),
    ] + mandates

  private static let mandates: [APIOperation] = [
    .get(
      "/api/v1/mandates", Words("代理审批", "roles that one lends or borrows"),
      gives: [LentRoles].self),
    .post(
      "/api/v1/mandates", Words("委托代理", "lend roles to a colleague"), takes: LendRequest.self,
      gives: LentRoles.self, status: 201),
    .delete("/api/v1/mandates/:mandate", Words("收回委托", "take lent roles back")),
    .post(
      "/api/v1/requests/approvals", Words("批量同意", "approve several requests, all or none"),
      takes: BatchApproval.self, gives: [Request].self),
    APIOperation(
      method: .put, path: "/api/v1/attachments",
      words: Words("上传附件", "hand in a file for a field of a form"),
      query: [
        Field(name: "form", words: Words("申请单", "the form"), isRequired: true),
        Field(name: "field", words: Words("字段", "the field"), isRequired: true),
        Field(name: "name", words: Words("文件名", "the file's name"), isRequired: true),
      ], takes: .bytes, status: 201, gives: .json(Attachment.self)),
    .file(
      "/api/v1/requests/:request/attachments/:attachment", Words("下载附件", "a file of a request")),
    .get(
      "/api/v1/requests/:request/evidence", Words("证据包", "the signed evidence of a request"),
      gives: Unverified<EvidencePackage>.self),
  ]
}

extension APIOperation.Field {
  /// Where a list goes on.
  static let before = APIOperation.Field(
    name: "before", words: Words("只列此标识之前的", "only those before this identifier"))
}
