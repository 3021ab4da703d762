import Foundation
import GateDomain
import GatePolicy
import GateStationLink

/// Whether the console's port is free, or served by Gatehouse already.
struct PortCheck {
  let host: String
  let port: Int

  init(_ configuration: SiteConfiguration) {
    host = configuration.host
    port = configuration.port
  }

  func finding() async -> Finding {
    if LocalPort.isFree(port) {
      return .ok("port", "端口 \(port) 空闲", "port \(port) is free")
    }
    if let server = ServerConnection(address: "http://\(host):\(port)"),
      let health = try? await server.get("health", as: ServerHealth.self), health.isServing
    {
      return .ok("port", "控制台正在端口 \(port) 服务", "the console serves on port \(port)")
    }
    return .fail(
      "port", Words("端口 \(port) 被其他程序占用", "port \(port) is taken by another program"),
      hint: Words(
        "请停止该程序，或更改 gatehouse.yaml 的 port", "stop that program, or change `port` in gatehouse.yaml")
    )
  }
}

/// `GET /api/v1/health`.
struct ServerHealth: Decodable {
  let state: String

  var isServing: Bool { state == "serving" }
}
