import ArgumentParser
import GateDomain
import GateForms
import GateStationLink
import GateWire

/// The fields of the inbound form, as options.
struct RequestFields: ParsableArguments {
  @Option(help: help("事由", "Why the data is needed"))
  var purpose: String?

  @Option(help: help("来源", "Where the data comes from"))
  var source: String?

  @Option(
    help: help(
      "介质 VENDOR:PRODUCT:SERIAL（序列号按所印，或 hex:…）",
      "The medium, VENDOR:PRODUCT:SERIAL; the serial as printed, or hex:…"))
  var device: DeviceArgument?

  @Flag(help: help("使用当前唯一被阻断的已插入设备", "Take the only blocked device that is plugged in now"))
  var pluggedIn = false

  @Option(help: help("介质上的标签", "What people call the medium"))
  var label: String?

  @Option(help: help("中间机（仅一台时可省略）", "The station; not needed where there is only one"))
  var station: String?

  @Option(
    help: help(
      "开始时间 2026-11-22T16:05（办公时间，缺省为现在）",
      "Begin of the window, 2026-11-22T16:05 by the office's clock; now unless given"))
  var from: OfficeTime?

  @Option(help: help("结束时间，格式同上", "End of the window, in the same form"))
  var until: OfficeTime?

  @Option(
    parsing: .upToNextOption,
    help: help("预计的文件，可多个", "Files that are expected; several may follow"))
  var expect: [String] = []

  func validate() throws {
    guard !(pluggedIn && device != nil) else {
      throw ValidationError(
        say("--device 与 --plugged-in 只能给一个", "give --device or --plugged-in, not both"))
    }
  }

  /// The form; what no option says comes from `old`.
  func form(over old: RequestContent?, asking connection: ServerConnection) async throws
    -> FilledForm
  {
    let medium = try await medium(asking: connection)
    var form = FilledForm(form: "inbound", texts: [:])
    form["purpose"] = purpose ?? old?.text("purpose") ?? ""
    form["source"] = source ?? old?.text("source") ?? ""
    form["device"] =
      (medium?.device ?? old?.device("device").map { DeviceArgument($0) })?.formText ?? ""
    form["medium-label"] = label ?? old?.text("medium-label") ?? ""
    form["station"] = try await stationName(
      given: station ?? medium?.station ?? old?.text("station"), asking: connection)
    form["window.from"] = from?.text ?? ""
    form["window.until"] = until?.text ?? ""
    form["expected-files"] = (expect.isEmpty ? old?.list("expected-files") ?? [] : expect)
      .joined(separator: "\n")
    return form
  }

  private func medium(asking connection: ServerConnection) async throws
    -> (device: DeviceArgument, station: String?)?
  {
    if let device { return (device, nil) }
    guard pluggedIn else { return nil }
    let sightings: [DeviceSighting] = try await connection.get("devices")
    let only = try Self.onlyBlocked(in: sightings, at: station)
    return (DeviceArgument(only.device.identity), only.station.rawValue)
  }

  /// The one device that `--plugged-in` can mean.
  static func onlyBlocked(in sightings: [DeviceSighting], at station: String?) throws
    -> DeviceSighting
  {
    let blocked = sightings.filter {
      !$0.isAllowed && $0.device.objection == nil
        && (station == nil || $0.station.rawValue == station)
    }
    if blocked.count == 1 { return blocked[0] }
    let names = blocked.map(\.device.identity.display).joined(separator: ", ")
    throw CommandFailure(
      blocked.isEmpty ? "no-device" : "several-devices",
      what: blocked.isEmpty
        ? Words("没有待审批的已插入设备", "no blocked device is plugged in")
        : Words("插入了多个设备：\(names)", "several devices are plugged in: \(names)"),
      hint: blocked.isEmpty
        ? Words("请插入介质，或使用 --device", "plug the medium in, or use `--device`")
        : Words("请用 --device 指明", "name one with `--device`"))
  }

  private func stationName(given: String?, asking connection: ServerConnection) async throws
    -> String
  {
    if let given { return given }
    let stations: [Station] = try await connection.get("stations")
    return stations.count == 1 ? stations[0].id.rawValue : ""
  }
}

/// A moment by the office's clock, in the form that the request form takes.
struct OfficeTime: ExpressibleByArgument, Hashable {
  let text: String

  init?(argument: String) {
    let text = argument.replacing(" ", with: "T", maxReplacements: 1)
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, Self.isDate(parts[0]), Self.isClock(parts[1]) else { return nil }
    self.text = text
  }

  private static func isDate(_ text: Substring) -> Bool {
    matches(text, counts: [4, 2, 2], separator: "-")
  }

  private static func isClock(_ text: Substring) -> Bool {
    matches(text, counts: [2, 2], separator: ":")
  }

  private static func matches(_ text: Substring, counts: [Int], separator: Character) -> Bool {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    return parts.map(\.count) == counts
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
