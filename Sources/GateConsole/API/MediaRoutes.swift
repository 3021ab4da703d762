import GateDiscs
import GateDomain
import GateOffice
import HTTPTypes
import Hummingbird

/// The register of media for programs.
enum MediaRoutes {
  static let routes: [Route] = [
    .get("/api/v1/media", .mediaReaders) { visit in
      try await .json(
        visit.office.media(
          matching: visit.query("q") ?? "", state: visit.query("state"), by: visit.person))
    },
    .post("/api/v1/media", .mediaKeepers) { visit in
      let new = try await visit.decoded(NewMedia.self)
      return try await .json(visit.office.register(new, by: visit.person), status: .created)
    },
    .get("/api/v1/media/stock", .mediaReaders) { visit in
      try await .json(visit.office.stocktakes(by: visit.person))
    },
    .post("/api/v1/media/stock", .mediaKeepers) { visit in
      let count = try await visit.decoded(StockCount.self)
      return try await .json(visit.office.count(count, by: visit.person), status: .created)
    },
    .get("/api/v1/media/take-outs", .mediaReaders) {
      try await .json($0.office.openTakeOuts(by: $0.person))
    },
    .post("/api/v1/media/take-outs/:request/receipt", .mediaKeepers) { visit in
      let form = try await visit.decoded(ReceiptForm.self)
      return try await .json(
        visit.office.enter(form, for: visit.part("request"), by: visit.person), status: .created)
    },
    .get("/api/v1/media/:number", .mediaReaders) { visit in
      try await .json(visit.office.medium(visit.part("number"), by: visit.person))
    },
    .post("/api/v1/media/:number/act", .mediaKeepers) { visit in
      let act = try await visit.decoded(CustodyAct.self)
      return try await .json(visit.office.act(act, on: visit.part("number"), by: visit.person))
    },
  ]
}

extension Access {
  /// Those who keep the register of media.
  static let mediaKeepers = Access.act(.keepMedia)

  /// Those who read it.
  static let mediaReaders = Access.act(.readMedia)
}
