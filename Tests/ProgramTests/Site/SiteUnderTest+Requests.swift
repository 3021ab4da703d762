import Foundation
import GateDomain
import GateForms
import GateSite
import GateStationLink
import GateTesting
import GateWire

extension SiteUnderTest {
  /// The form for a device with that serial, from now for two hours.
  func form(serial: String) -> FilledForm {
    FilledForm(
      form: "inbound",
      texts: [
        "purpose": "项目资料传入", "source": "合作单位", "station": "ST-01",
        "device": "0951:1666:text:\(serial)", "medium-label": "测试U盘",
        "window.until": Timestamp.now.adding(seconds: 7_200).formText(offsetSeconds: 28_800),
      ])
  }

  /// Files a request for a device and has it approved by somebody else.
  func approvedRequest(serial: String) async throws -> Request {
    try await approved(form(serial: serial))
  }

  /// Files a form and has it approved by somebody else.
  func approved(_ form: FilledForm) async throws -> Request {
    let staff = try await signIn("zhangwei")
    let officer = try await signIn("liuyang")
    let request: Request = try await staff.post("requests", form)
    return try await officer.post(
      ServerPath(["requests", request.id.rawValue, "answer"]),
      AnswerRequest(answer: .approve, revision: request.revision.digest, reason: ""))
  }

  /// The transfer of a request once it has ended.
  func endedTransfer(
    of request: Request, within seconds: Double = 120, by connection: ServerConnection? = nil
  ) async throws -> Transfer {
    let server = try await signInIfNeeded(connection)
    return try await eventually(within: seconds) {
      let transfers: [Transfer] = try await server.get("transfers")
      guard let transfer = transfers.first(where: { $0.request == request.id }),
        transfer.state.isFinal
      else { throw NotYet(what: "no ended transfer among \(transfers.map(\.state))") }
      return transfer
    }
  }

  /// Every file of a transfer by its path.
  func files(of transfer: Transfer) async throws -> [String: ScannedFile] {
    let server = try await signIn("zhangwei")
    var files: [ScannedFile] = []
    var next: UInt64? = nil
    repeat {
      let query = next.map { [(name: "after", value: String($0))] } ?? []
      let page: FilePage = try await server.get(
        ServerPath(["transfers", transfer.id.rawValue, "files"], query: query))
      files += page.files
      next = page.next
    } while next != nil
    return Dictionary(uniqueKeysWithValues: files.map { ($0.file.path.escaped, $0) })
  }

  private func signInIfNeeded(_ connection: ServerConnection?) async throws -> ServerConnection {
    if let connection { return connection }
    return try await signIn("zhangwei")
  }
}

/// Something that is waited for has not happened.
struct NotYet: Error, CustomStringConvertible {
  let what: String
  var description: String { what }
}
