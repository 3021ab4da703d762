import GateDomain

extension SiteConfiguration {
  /// Reads a site's `gatehouse.yaml`, or throws every mistake in it.
  public static func load(_ path: String) throws(PolicyProblems) -> SiteConfiguration {
    let problems = ProblemList()
    let bytes = FileReader.bytes(of: path, shown: path, problems: problems)
    try problems.check()
    return try read(bytes ?? [], file: path)
  }

  static func read(_ bytes: [UInt8], file: String) throws(PolicyProblems) -> SiteConfiguration {
    let problems = ProblemList()
    let map = Document.root(of: bytes, in: file, problems: problems)?.mapping()
    let configuration = map.flatMap(SiteConfiguration.init)
    map?.finish()
    try problems.check()
    guard let configuration else {
      preconditionFailure("a part is missing only after a problem was reported")
    }
    return configuration
  }

  private init?(_ map: FieldMap) {
    let office = map.required("office")?.line(limit: 100)
    let origin = map.required("origin")?.origin()
    let listen = map.required("listen").flatMap(Self.listen)
    let offset = map.required("time-zone")?.timeZoneOffset()
    let station = map.required("station").flatMap(Self.station)
    let withoutLandlock = map.required("allow-without-landlock")?.flag()
    let passkeyHost = map.optional("passkey-host").map { $0.hostName() } ?? "localhost"
    let directoryField = map.optional("directory")
    let directory = directoryField.flatMap(DirectoryConfiguration.init)
    let pamField = map.optional("pam")
    let pam = pamField.flatMap(PAMConfiguration.init)
    if directoryField != nil { pamField?.reportSecondSource() }
    guard let office, let origin, let listen, let offset, let station, let withoutLandlock,
      let passkeyHost, (directory == nil) == (directoryField == nil),
      (pam == nil) == (pamField == nil), directory == nil || pam == nil
    else { return nil }
    self.init(
      office: office, origin: origin, host: listen.host, port: listen.port,
      timeZoneOffset: offset, station: station, passkeyHost: passkeyHost, directory: directory,
      pam: pam, allowWithoutLandlock: withoutLandlock)
  }

  private static func listen(_ field: Field) -> (host: String, port: Int)? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let (host, port) = (
      map.required("host")?.loopback(), map.required("port")?.integer(in: 0...65_535)
    )
    guard let host, let port else { return nil }
    return (host, port)
  }

  private static func station(_ field: Field) -> Station? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let (id, name) = (map.required("id")?.stationID(), map.required("name")?.line(limit: 60))
    guard let id, let name else { return nil }
    return Station(id: Identifier(id), name: name)
  }
}
