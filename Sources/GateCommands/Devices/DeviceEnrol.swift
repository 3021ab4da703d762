import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl device enrol`: the identity of a device that is plugged in and still closed, for the
/// request form.
struct DeviceEnrol: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "enrol",
      abstract: say("读取已插入但未放行的设备标识", "Read a plugged, closed device's identity"))
  }

  @Option(help: help("中间机编号", "The station, when several have a device"))
  var station: String?

  @Option(help: help("端口，如 1-2", "The port, when several devices are plugged in"))
  var port: String?

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let sightings = try await server.connection().get("devices", as: [DeviceSighting].self)
    let enrolment = try DeviceEnrolment(
      try Self.chosen(from: sightings, station: station, port: port))
    try output.print(enrolment, table: { _ in enrolment.lines })
  }

  /// The one device that is meant.
  static func chosen(
    from sightings: [DeviceSighting], station: String?, port: String?
  ) throws -> DeviceSighting {
    let meant = sightings.filter {
      !$0.isAllowed && (station == nil || $0.station.rawValue == station)
        && (port == nil || $0.device.port == port)
    }
    guard let first = meant.first else { throw CommandFailure.nothingToEnrol }
    guard meant.count == 1 else { throw CommandFailure.severalToEnrol }
    return first
  }
}

/// What a request form needs of a device.
struct DeviceEnrolment: Encodable {
  let device, formText, station, port: String
  let fingerprint: String?

  /// Reads it off a device; refused with the reason when nothing could be granted for it.
  init(_ sighting: DeviceSighting) throws {
    if let objection = sighting.device.objection {
      throw CommandFailure(
        "cannot-enrol", what: objection.explanation.what, hint: objection.explanation.hint)
    }
    let argument = DeviceArgument(sighting.device.identity)
    device = argument.text
    formText = argument.formText
    station = sighting.station.rawValue
    port = sighting.device.port
    fingerprint = sighting.device.identity.fingerprint?.hex
  }

  /// One line to copy into `gatectl request submit --device`.
  var lines: [String] { [device] }
}

extension CommandFailure {
  static let nothingToEnrol = CommandFailure(
    "nothing-to-enrol",
    what: Words("没有已插入且未放行的设备", "no closed device is plugged in"),
    hint: Words(
      "请插入设备，再用 gatectl device list 查看", "plug it in and look with `gatectl device list`"))

  static let severalToEnrol = CommandFailure(
    "several-to-enrol",
    what: Words("插入了多个设备", "several devices are plugged in"),
    hint: Words("请用 --station 和 --port 指定", "name one with --station and --port"))
}
