import GateDomain
import GateLinux
import GateVerifying

/// How the enforcer is told what it works for.
public struct EnforcerOptions: Sendable {
  /// The station's name, as grants name it.
  let station: Identifier<GateDomain.Station>
  /// The office's public key.
  let officeKey: OfficeKey
  /// Where the station connects, and as whom it runs.
  let socket: String
  let user, group: UInt32
  /// Where the journal is.
  let state: String
  /// Devices that are let in without a grant; nil for none.
  let baseline: Baseline
  /// Whether `/sys` has to be a mock-up; the real one is refused then.
  let isMocked: Bool

  /// What a command line must hold.
  public static let usage = """
    usage: gate-enforcer --station ID --office-key FILE [--socket PATH] [--state DIR]
                         [--baseline FILE] [--user UID] [--group GID] [--mocked]
           gate-enforcer --print-baseline
    """

  /// Reads a command line.
  ///
  /// - Throws: `EnforcerFault`, which says what is wrong.
  public init(arguments: [String]) throws(EnforcerFault) {
    var values: [String: String] = [:]
    var isMocked = false
    var rest = arguments[...]
    while let name = rest.popFirst() {
      if name == "--mocked" {
        isMocked = true
        continue
      }
      guard Self.names.contains(name), let value = rest.popFirst(),
        values.updateValue(value, forKey: name) == nil
      else { throw .usage }
    }
    guard let station = values["--station"], !station.isEmpty, let key = values["--office-key"],
      let user = UInt32(values["--user"] ?? "0"), let group = UInt32(values["--group"] ?? "0")
    else { throw .usage }
    self.station = Identifier(station)
    officeKey = try Self.key(key)
    (self.user, self.group, self.isMocked) = (user, group, isMocked)
    socket = values["--socket"] ?? "/run/gatehouse/enforcer.socket"
    state = values["--state"] ?? "/var/lib/gatehouse/enforcer"
    baseline = try Baseline(path: values["--baseline"])
  }

  private static let names: Set<String> = [
    "--station", "--office-key", "--socket", "--state", "--baseline", "--user", "--group",
  ]

  private static func key(_ path: String) throws(EnforcerFault) -> OfficeKey {
    guard let bytes = try? DurableFile.read(path, limit: 256),
      let text = String(validating: bytes, as: UTF8.self),
      let key = OfficeKey(hex: String(text.prefix { $0 != "\n" }))
    else { throw .officeKey(path) }
    return key
  }
}
