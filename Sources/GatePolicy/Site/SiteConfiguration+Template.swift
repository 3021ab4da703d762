public import GateDomain

extension SiteConfiguration {
  /// The text of a new site's `gatehouse.yaml`, with comments; `load` reads it back.
  public static func template(
    office: String, origin: String, host: String = "127.0.0.1", port: Int,
    station: Station = Station(id: Identifier("ST-01"), name: "中间机"),
    allowWithoutLandlock: Bool = false
  ) -> String {
    """
    # 关口站点配置。改后请运行 gatectl doctor 检查，再重新启动服务。
    # Configuration of this Gatehouse site. After a change run gatectl doctor and restart.

    # 单位名称，显示在每一页和每张表上。
    # The office's name on every page and paper.
    office: \(quoted(office))

    # 审计日志的标识，一经启用不得更改：它写在每个检查点的第一行。
    # The audit log's own name. Never change it once in use: every checkpoint begins with it.
    origin: \(quoted(origin))

    # 控制台地址。只能是本机地址；他人访问请用 TLS 反向代理。
    # Where the console listens: this machine only; others come through a TLS proxy.
    listen:
      host: \(quoted(host))
      port: \(port)

    # 通行密钥绑定的主机名：控制台对外地址里的名称，不是 IP 地址；启用后不要更改。
    # The host name in the console's public address, to which passkeys are bound; no IP address.
    # Never change it once passkeys are in use: they would all stop working.
    passkey-host: "localhost"

    # 本单位时钟与世界协调时的差。
    # How far the office's clocks are from UTC.
    time-zone: "+08:00"

    # 本机的中间机：编号写入每份授权和记录。
    # The transfer station of this site; its id goes into every grant and record.
    station:
      id: \(quoted(station.id.rawValue))
      name: \(quoted(station.name))

    # 内核没有 Landlock 时是否仍允许启动。true 会降低隔离强度，控制台每页都会提示。
    # Whether to start on a kernel without Landlock. true weakens the sandbox; every page says so.
    allow-without-landlock: \(allowWithoutLandlock)

    """
  }

  /// A double-quoted YAML text; whatever could end it or is not visible is escaped.
  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\" + String(scalar)
      case " "..."~", "\u{a1}"..."\u{2027}", "\u{202f}"..."\u{d7ff}", "\u{e000}"..."\u{fefe}":
        String(scalar)
      default: "\\U" + Hex.encode((0..<4).reversed().map { UInt8(scalar.value >> ($0 * 8) & 0xff) })
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
