import GateDiscs
import GateDomain

@testable import GateConsole

/// For every route of the API that reads one thing: such a thing.
enum AskedPaths {
  static func all(_ samples: Samples) -> [String: String] {
    let (request, transfer) = (samples.released.request, samples.released.id)
    return [
      "/api/v1/requests/:request": "/api/v1/requests/\(request)",
      "/api/v1/requests/:request/explanation": "/api/v1/requests/\(request)/explanation",
      "/api/v1/requests/:request/evidence": "/api/v1/requests/\(request)/evidence",
      "/api/v1/requests/:request/grant": "/api/v1/requests/\(request)/grant",
      "/api/v1/transfers/:transfer": "/api/v1/transfers/\(transfer)",
      "/api/v1/transfers/:transfer/files": "/api/v1/transfers/\(transfer)/files",
      "/api/v1/held/:transfer/:index": "/api/v1/held/\(transfer)/9",
      "/api/v1/log/about/:kind/:id": "/api/v1/log/about/request/\(request)",
      "/api/v1/burns/drafts/:draft": "/api/v1/burns/drafts/\(samples.draft)",
      "/api/v1/burns/drafts/:draft/upload": "/api/v1/burns/drafts/\(samples.draft)/upload?path=a",
      "/api/v1/burns/:request": "/api/v1/burns/\(samples.burn.id)",
      "/api/v1/burns/:request/files/:number": "/api/v1/burns/\(samples.burn.id)/files/1",
      "/api/v1/burns/:request/grant": "/api/v1/burns/\(samples.copy.request)/grant",
      "/api/v1/media/:number": "/api/v1/media/\(samples.medium)",
      "/api/v1/station/burns/:burn/order": "/api/v1/station/burns/\(samples.copy.id)/order",
    ]
  }
}
