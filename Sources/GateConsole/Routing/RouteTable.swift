import Hummingbird

/// Everything that the console answers, each route once.
enum RouteTable {
  /// All routes; nothing else is ever reachable.
  static let all: [Route] =
    AssetPages.routes + SessionPages.routes + SecondFactorPages.routes + AccountPages.routes
    + TimeCodePages.routes + PasskeyPages.routes + PledgePages.routes + PeoplePages.routes
    + PledgeScanPages.routes
    + HomePages.routes + FilingPages.routes + RequestPages.routes
    + RequestActPages.routes + TransferPages.routes + HeldPages.routes + StationPages.routes
    + LogPages.routes + MachinePages.routes + MachineRoutes.routes
    + DescriptionRoutes.routes + SessionRoutes.routes + AccountRoutes.routes + RequestRoutes.routes
    + TransferRoutes.routes
    + HeldRoutes.routes
    + LogRoutes.routes
    + StationRoutes.routes + MandatePages.routes + FigurePages.routes + PrintPages.routes
    + EvidencePages.routes
    + DraftPages.routes + BurnPages.routes + MediaPages.routes + BurnRoutes.routes
    + MediaRoutes.routes + StationBurnRoutes.routes + MandateRoutes.routes

  /// The router over all routes.
  static func router(_ dispatcher: Dispatcher) -> Router<ConsoleContext> {
    let router = Router(context: ConsoleContext.self)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: UnknownPaths(dispatcher: dispatcher))
    for route in all {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        try await dispatcher.answer(route, request, context)
      }
    }
    return router
  }
}
