import GateDiscs
import GateDomain
import GateOffice
import Hummingbird

/// The register of media: search, one medium, labels, stocktaking.
enum MediaPages {
  static let routes: [Route] = [
    .get("/media", .mediaReaders, list),
    .post("/media", .mediaKeepers, register),
    .get("/media/labels", .mediaReaders, labels),
    .get("/media/labels.pdf", .mediaReaders, labelPaper),
    .get("/media/stock", .mediaReaders, stock),
    .post("/media/stock", .mediaKeepers, count),
    .get("/media/take-outs", .mediaReaders, takeOuts),
    .post("/media/take-outs/:request/receipt", .mediaKeepers, receipt),
    .get("/media/:number", .mediaReaders, show),
    .post("/media/:number/act", .mediaKeepers, act),
  ]

  private static func list(_ visit: Visit) async throws -> Response {
    let (text, state) = (visit.query("q") ?? "", visit.query("state"))
    let media = try await visit.office.media(matching: text, state: state, by: visit.person)
    let overdue = try await visit.office.overdueMedia(by: visit.person)
    return visit.page(
      MediaListPage(
        media: media, overdue: overdue,
        takeOuts: try await visit.office.openTakeOuts(by: visit.person), text: text, state: state,
        person: try visit.person,
        visit: visit
      ).page)
  }

  private static func register(_ visit: Visit) async throws -> Response {
    guard let kind = MediumKind(rawValue: visit.form["kind"]),
      let use = MediumUse(rawValue: visit.form["use"]),
      let level = DiscLevel(rawValue: visit.form["level"]), let count = Int(visit.form["count"])
    else { throw Problem.badForm }
    let made = try await visit.office.register(
      NewMedia(kind: kind, use: use, level: level, count: count), by: visit.person)
    let numbers = made.map(\.number.text).joined(separator: ",")
    // Labels come next; a long list would not fit into an address.
    return .redirect(to: made.count <= 20 ? "/media/labels?numbers=\(numbers)" : "/media")
  }

  private static func labels(_ visit: Visit) async throws -> Response {
    visit.page(try await labelSheet(visit).page)
  }

  private static func labelPaper(_ visit: Visit) async throws -> Response {
    .download(
      try await LabelPaper(try await labelSheet(visit)).bytes(),
      name: visit.voice("介质标签.pdf", "labels.pdf"), type: "application/pdf")
  }

  private static func labelSheet(_ visit: Visit) async throws -> LabelSheet {
    var media: [RegisteredMedium] = []
    for number in (visit.query("numbers") ?? "").split(separator: ",").prefix(100) {
      media.append(try await visit.office.medium(String(number), by: visit.person).medium)
    }
    return LabelSheet(media: media, visit: visit)
  }

  private static func show(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit))
  }

  private static func page(_ visit: Visit, problem: Explanation? = nil) async throws -> Page {
    let answer = try await visit.office.medium(visit.part("number"), by: visit.person)
    let records = try? await visit.office.records(
      about: "medium", id: answer.medium.number.text, by: visit.person)
    return MediumPage(
      answer: answer, records: records ?? [], person: try visit.person, visit: visit,
      problem: problem
    ).page
  }

  private static func act(_ visit: Visit) async throws -> Response {
    guard let act = CustodyAct.Act(rawValue: visit.form["act"]) else { throw Problem.badForm }
    do {
      let medium = try await visit.office.act(
        CustodyAct(act: act, to: visit.form["to"], due: visit.form["due"]),
        on: visit.part("number"), by: visit.person)
      return .redirect(to: "/media/\(medium.number.text)")
    } catch let refusal as Refusal where refusal.kind == .forbidden || refusal.kind == .invalid {
      let page = try await page(visit, problem: refusal.explanation)
      return visit.page(page, status: refusal.kind == .invalid ? .unprocessableContent : .forbidden)
    }
  }

  private static func takeOuts(_ visit: Visit) async throws -> Response {
    let takeOuts = try await visit.office.openTakeOuts(by: visit.person)
    return visit.page(
      TakeOutPage(takeOuts: takeOuts, person: try visit.person, visit: visit).page)
  }

  private static func receipt(_ visit: Visit) async throws -> Response {
    let receipt = try await visit.office.enter(
      ReceiptForm(
        receiver: visit.form["receiver"], receivedAt: visit.form["receivedAt"],
        note: visit.form["note"]),
      for: visit.part("request"), by: visit.person)
    return .redirect(to: "/requests/\(PathText.encoded(receipt.request.rawValue))")
  }

  private static func stock(_ visit: Visit) async throws -> Response {
    let counts = try await visit.office.stocktakes(by: visit.person)
    return visit.page(StockPage(counts: counts, person: try visit.person, visit: visit).page)
  }

  private static func count(_ visit: Visit) async throws -> Response {
    guard let kind = MediumKind(rawValue: visit.form["kind"]),
      let counted = Int(visit.form["counted"])
    else { throw Problem.badForm }
    _ = try await visit.office.count(StockCount(kind: kind, counted: counted), by: visit.person)
    return .redirect(to: "/media/stock")
  }
}

extension MediumState {
  /// The state as pages show it.
  var chip: Chip {
    let tone: Chip.Tone =
      switch self {
      case .blank, .returned, .archived: .quiet
      case .written: .good
      case .allocated, .issued, .destroying: .waiting
      case .spoiled: .bad
      case .destroyed: .quiet
      }
    return Chip(words: Self.words(for: name), tone: tone)
  }
}
