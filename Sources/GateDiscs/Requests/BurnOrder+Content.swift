public import GateDomain

extension BurnOrder {
  /// The order as approvers decide about it: the fields of one revision of a request.
  ///
  /// A disc leaves the office under a request of its own, so that question is answered with no.
  public func fields(of request: Identifier<BurnRequest>) -> [String: FormValue] {
    var fields: [String: FormValue] = [
      "burner": .text(burner.rawValue), "bytes": .number(Int64(clamping: bytes)),
      Self.copiesField: .number(Int64(copies)), "count": .number(Int64(files.count)),
      "leaves-office": .text("no"), "level": .text(level.rawValue),
      Self.orderField: .text(digest(for: request).hex), "purpose": .text(purpose),
      "recipient": .text(receiver), "station": .text(station.rawValue), "window": .period(window),
    ]
    if let witness { fields["watcher"] = .text(witness.rawValue) }
    return fields
  }

  /// What a request for this order asks for, on the office's form for discs.
  public func content(
    of request: Identifier<BurnRequest>, form: String, version: Digest
  ) -> RequestContent {
    RequestContent(form: form, version: version, subject: purpose, values: fields(of: request))
  }

  /// The grant that follows from such a request.
  public static let terms = GrantTerms(action: .burn, station: "station", window: "window")

  static let (orderField, copiesField) = ("order", "copies")
}
