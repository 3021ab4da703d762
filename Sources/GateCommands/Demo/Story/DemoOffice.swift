import GateDomain
import GateForms
import GateStationLink
import GateWire

/// What the people of the demonstration do, each signed in as themselves.
final class DemoOffice {
  private let server: ServerConnection
  private let cast: DemoCast
  private var sessions: [DemoCast.Member: ServerConnection] = [:]

  init(address: String, cast: DemoCast) throws {
    server = try ServerOptions.connection(to: address)
    self.cast = cast
  }

  func waitUntilServing() async throws {
    try await Waiting.until(Words("服务器启动", "the server to start")) {
      try? await self.server.get("health", as: ServerHealth.self).isServing ? () : nil
    }
  }

  /// The connection of somebody, signed in when first needed.
  func connection(of member: DemoCast.Member) async throws -> ServerConnection {
    if let session = sessions[member] { return session }
    let answer: SessionAnswer = try await server.post(
      "session", SignInRequest(account: member.person.id.rawValue, password: member.password))
    let session = server.signedIn(with: answer.token)
    sessions[member] = session
    return session
  }

  /// The stick as the station shows it, once it does; refused when it is open without a grant.
  func blockedStick() async throws -> DeviceSighting {
    let connection = try await connection(of: cast.requester)
    let stick = VirtualStick(capacity: FATImage.size).identity
    let sighting = try await Waiting.until(Words("设备出现", "the device to appear")) {
      try await connection.get("devices", as: [DeviceSighting].self)
        .first { $0.device.identity == stick }
    }
    guard !sighting.isAllowed else {
      throw CommandFailure(
        "opened-without-grant", what: Words("没有授权的设备被打开", "a device was opened without a grant"),
        hint: Words("这是严重缺陷，请报告", "this is a grave defect: please report it"))
    }
    return sighting
  }

  func submit(until end: String) async throws -> Request {
    let connection = try await connection(of: cast.requester)
    let stick = VirtualStick(capacity: FATImage.size).identity
    var form = FilledForm(form: "inbound", texts: [:])
    form["purpose"] = "带入外单位提供的会议材料"
    form["source"] = "协作单位会务组"
    form["station"] = "ST-01"
    form["device"] = DeviceArgument(stick).formText
    form["medium-label"] = "演示 U 盘 01"
    form["window.until"] = end
    form["expected-files"] = DemoFile.all.filter { $0.expected == .clean }.map(\.path)
      .joined(separator: "\n")
    return try await connection.post("requests", form)
  }

  /// How the server refuses the requester's own yes; fails when it does not.
  func selfApprovalRefusal(of request: Request) async throws -> APIError {
    let connection = try await connection(of: cast.requester)
    do {
      _ = try await answer(.approve, to: request, over: connection)
    } catch .refused(let error, _) {
      return error
    }
    throw CommandFailure(
      "self-approval-accepted",
      what: Words("申请人批准了自己的申请", "the requester approved their own request"),
      hint: Words("这是严重缺陷，请报告", "this is a grave defect: please report it"))
  }

  /// Lets a holder of each step's role approve, until nothing is open.
  func approveAll(_ request: Request) async throws -> Request {
    var current = request
    while current.state == .inReview, let step = current.openStep {
      guard let approver = cast.holder(of: step.role) else { break }
      current = try await answer(
        .approve, to: current, over: try await connection(of: approver))
    }
    guard current.state == .approved else {
      throw CommandFailure(
        "not-approved", what: Words("申请未获批准", "the request was not approved"),
        hint: Words("请检查 policies/routes/inbound.yaml", "check policies/routes/inbound.yaml"))
    }
    return current
  }

  private func answer(
    _ answer: Approval.Answer, to request: Request, over connection: ServerConnection
  ) async throws(ServerConnectionError) -> Request {
    try await connection.post(
      ServerPath(["requests", request.id.rawValue, "answer"]),
      AnswerRequest(answer: answer, revision: request.revision.digest, reason: ""))
  }
}
