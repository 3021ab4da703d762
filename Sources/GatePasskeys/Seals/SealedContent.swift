import GateDomain
import GateSigning

/// What the approvers' seals cover: the fields of one revision, read back from its canonical form.
struct SealedContent {
  private let request: String?
  private let author: String?
  private let form: String?
  private let fields: [String: FormValue]

  /// Reads what a grant carries; nil unless it is the very revision that the grant names.
  init?(_ grant: Grant) {
    guard let text = grant.sealedForm,
      Digest.of(Array("gatehouse/revision/v1\n\(text)".utf8)) == grant.revision,
      let value = try? CanonicalJSON.decode(Array(text.utf8)), let content = value["content"],
      case .object(let members)? = content["fields"]
    else { return nil }
    let fields = members.compactMapValues(FormValue.init(canonical:))
    guard fields.count == members.count else { return nil }
    request = value["request"]?.string
    author = value["author"]?.string
    form = content["form"]?.string
    self.fields = fields
  }

  /// Whether the grant allows nothing that was not sealed.
  ///
  /// Security: approvers may take something away after others have sealed; nobody may add. Each
  /// thing that the grant names must stand in the sealed fields, and its window must lie in a
  /// sealed period where the form has one.
  func covers(_ grant: Grant) -> Bool {
    request == grant.request.rawValue && author == grant.requester.rawValue && form == grant.form
      && grant.scope.allSatisfy { isCovered($0.key, $0.value) } && coversPlace(of: grant)
      && coversWindow(of: grant)
  }

  private func isCovered(_ name: String, _ value: FormValue) -> Bool {
    guard case .files(let kept) = value, case .files(let all) = fields[name] else {
      return fields[name] == value
    }
    return kept.allSatisfy(all.contains)
  }

  private func coversPlace(of grant: Grant) -> Bool {
    let isStationNamed =
      grant.station == Grant.noStation || fields.values.contains(.text(grant.station.rawValue))
    let isDeviceNamed =
      grant.device == DeviceIdentity.none || fields.values.contains(.device(grant.device))
    return isStationNamed && isDeviceNamed
  }

  private func coversWindow(of grant: Grant) -> Bool {
    let periods = fields.values.compactMap { value -> Window? in
      if case .period(let window) = value { window } else { nil }
    }
    return periods.isEmpty
      || periods.contains {
        $0.notBefore == grant.window.notBefore && grant.window.notAfter <= $0.notAfter
      }
  }
}
