import GateDomain

/// A verified grant as this program prints one.
struct GrantView: Encodable {
  /// One approval the grant rests on.
  struct Basis: Encodable {
    let approver, name, step, at: String
  }

  let id, action, request, requestNumber, revision, requester, device, station: String
  let notBefore, notAfter, issuedAt, policy: String
  let uses: Int
  let basis: [Basis]
  /// Whose seals were checked; nil when nobody asked.
  let sealedBy: [String]?

  init(_ grant: Grant, sealedBy: [String]? = nil) {
    self.sealedBy = sealedBy
    id = grant.id.rawValue
    action = grant.action.rawValue
    request = grant.request.rawValue
    requestNumber = grant.requestNumber
    revision = grant.revision.hex
    requester = grant.requester.rawValue
    device = grant.device.display
    station = grant.station.rawValue
    notBefore = grant.window.notBefore.rfc3339
    notAfter = grant.window.notAfter.rfc3339
    issuedAt = grant.issuedAt.rfc3339
    policy = grant.policy.hex
    uses = grant.uses
    basis = grant.basis.map {
      Basis(approver: $0.approver.rawValue, name: $0.name, step: $0.step, at: $0.at.rfc3339)
    }
  }

  func lines(_ language: Language) -> [String] {
    Table.fields(
      [
        (Words("签名", "Signature"), Words("有效", "valid").in(language)),
        (Words("授权", "Grant"), id), (Words("申请", "Request"), "\(requestNumber) (\(request))"),
        (Words("申请人", "Requester"), requester), (Words("设备", "Device"), device),
        (Words("中间机", "Station"), station), (Words("有效期", "Window"), "\(notBefore) – \(notAfter)"),
        (Words("次数", "Uses"), String(uses)), (Words("签发", "Issued"), issuedAt),
        (Words("版本", "Revision"), revision), (Words("策略", "Policy"), policy),
      ]
        + basis.map {
          (Words("审批", "Approval"), "\($0.name) (\($0.approver)) \($0.step) \($0.at)")
        }
        + (sealedBy.map { names in
          [
            (
              Words("本人签认", "Seals"),
              names.isEmpty
                ? Words("没有", "none").in(language)
                : Words("有效", "valid").in(language) + ": " + names.joined(separator: ", ")
            )
          ]
        } ?? []),
      in: language)
  }
}
