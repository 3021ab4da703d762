import Foundation
import GateDiscs
import GateDomain
import GateForms
import GateSite
import GateStationLink
import GateTesting
import GateWire

extension SiteUnderTest {
  /// Puts an empty disc into the virtual burner.
  func insertBlank(kind: String = "dvd-r", capacity: UInt64 = 4_700_000_000) throws {
    let burner = devices + "/burner"
    try FileManager.default.createDirectory(atPath: burner, withIntermediateDirectories: true)
    try Data("{\"kind\": \"\(kind)\", \"capacity\": \(capacity)}".utf8)
      .write(to: URL(fileURLWithPath: burner + "/burner.json"))
    try? FileManager.default.removeItem(atPath: disc)
    try Data().write(to: URL(fileURLWithPath: disc))
  }

  /// The disc in the virtual burner.
  var disc: String { devices + "/burner/disc.iso" }

  /// A draft with files.
  func draft(_ files: [(path: String, bytes: [UInt8])], by staff: ServerConnection) async throws
    -> DraftAnswer
  {
    let draft: DraftAnswer = try await staff.post("burns/drafts", NewDraft(station: ""))
    for file in files { try await upload(file, to: draft.id, by: staff) }
    return draft
  }

  /// Uploads one file in one piece.
  func upload(
    _ file: (path: String, bytes: [UInt8]), to draft: Identifier<BurnRequest>,
    by staff: ServerConnection
  ) async throws {
    let query = [("path", file.path), ("offset", "0"), ("size", String(file.bytes.count))]
    let _: UploadAnswer = try await staff.put(
      ServerPath(
        ["burns", "drafts", draft.rawValue, "upload"],
        query: query.map { (name: $0.0, value: $0.1) }), piece: file.bytes)
  }

  /// The draft once every file is judged.
  func judged(_ draft: DraftAnswer, by staff: ServerConnection) async throws -> DraftAnswer {
    try await eventually {
      let now: DraftAnswer = try await staff.get(
        ServerPath(["burns", "drafts", draft.id.rawValue]))
      guard now.files.allSatisfy(\.isJudged) else { throw NotYet(what: "\(now.files)") }
      return now
    }
  }

  /// The form of a burn request for two hours.
  func burnForm(
    copies: Int = 1, witness: String = "", level: DiscLevel = .internal
  ) -> BurnForm {
    BurnForm(
      purpose: "送审材料", receiver: "市局 李工", level: level.rawValue, copies: String(copies),
      burner: "chenjie", witness: witness,
      notAfter: Timestamp.now.adding(seconds: 7_200).formText(offsetSeconds: 28_800))
  }

  /// A burn request that everybody has approved whom the policy asks.
  func approvedBurn(
    _ files: [(path: String, bytes: [UInt8])], copies: Int = 1, witness: String = "",
    upTo approvers: [String] = ["sunli", "liuyang", "wangfang", "gaoyuan"]
  ) async throws -> BurnRequest {
    let staff = try await signIn("zhangwei")
    let draft = try await judged(draft(files, by: staff), by: staff)
    let request: BurnRequest = try await staff.post(
      ServerPath(["burns", "drafts", draft.id.rawValue, "submit"]),
      burnForm(copies: copies, witness: witness))
    var answered = request
    for approver in approvers where answered.state == .inReview {
      answered = try await answer(answered, by: approver)
    }
    return answered
  }

  /// Approves what a request names.
  func answer(_ request: BurnRequest, by account: String) async throws -> BurnRequest {
    try await signIn(account).post(
      ServerPath(["burns", request.id.rawValue, "answer"]),
      AnswerRequest(answer: .approve, revision: request.digest, reason: ""))
  }

  /// Registers blanks and gives back their numbers.
  func registerBlanks(_ count: Int, kind: MediumKind = .dvdR) async throws -> [String] {
    let media: [RegisteredMedium] = try await signIn("chenjie").post(
      "media", NewMedia(kind: kind, use: .outbound, level: .internal, count: count))
    return media.map(\.number.text)
  }

  /// A request with everything that became of it, as whoever asked for it sees it.
  func burnRequest(_ id: Identifier<BurnRequest>) async throws -> BurnAnswer {
    try await signIn("zhangwei").get(ServerPath(["burns", id.rawValue]))
  }

  /// Starts a copy and waits for its end.
  func burn(_ request: BurnRequest, onto disc: String) async throws -> BurnOutcome {
    let operator_ = try await signIn("chenjie")
    // A grant counts once its making is in the audit log.
    try await eventually {
      let state = try await burnRequest(request.id).allowance?.state
      guard state == .ready else { throw NotYet(what: "\(String(describing: state))") }
    }
    let burn: Burn = try await operator_.post(
      ServerPath(["burns", request.id.rawValue, "start"]), StartBurn(disc: disc))
    return try await outcome(of: burn)
  }

  /// How a burn ended.
  func outcome(of burn: Burn) async throws -> BurnOutcome {
    try await eventually(within: 90) {
      let answer = try await burnRequest(burn.request)
      guard case .ended(let outcome)? = answer.burns.first(where: { $0.id == burn.id })?.state
      else { throw NotYet(what: "\(answer.burns)") }
      return outcome
    }
  }

  /// The state of a medium of the register.
  func medium(_ number: String) async throws -> MediumAnswer {
    try await signIn("chenjie").get(ServerPath(["media", number]))
  }
}
