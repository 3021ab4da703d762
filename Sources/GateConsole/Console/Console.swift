public import GateOffice
import Hummingbird
public import Logging
public import ServiceLifecycle

/// The pages for people and the API for programs and stations, over one office.
public struct Console: Sendable {
  private let office: Office
  private let address: ConsoleAddress
  private let logger: Logger

  /// Prepares a console; nothing listens yet.
  public init(office: Office, address: ConsoleAddress, logger: Logger) {
    self.office = office
    self.address = address
    self.logger = logger
  }

  /// The service that listens until it is shut down, which takes a second at most.
  ///
  /// Its `run` throws `ConsoleFault` when it cannot listen.
  ///
  /// - Parameter onListening: called once with the port that was bound.
  /// - Returns: a service for a `ServiceGroup`.
  public func service(onListening: @escaping @Sendable (Int) async -> Void) -> any Service {
    ConsoleService(
      application: application(onListening: onListening), address: address)
  }

  func application(onListening: @escaping @Sendable (Int) async -> Void = { _ in })
    -> Application<RouterResponder<ConsoleContext>>
  {
    let dispatcher = Dispatcher(office: office, isSecure: address.isSecure)
    return Application(
      router: RouteTable.router(dispatcher),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: nil),
      onServerRunning: { await onListening($0.localAddress?.port ?? 0) },
      logger: logger)
  }
}
