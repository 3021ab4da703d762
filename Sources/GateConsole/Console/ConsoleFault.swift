public import GateDomain

/// Why the console could not begin to listen.
public struct ConsoleFault: ExplainedError, Hashable, Sendable {
  /// Stable word for programs.
  public let code: String
  /// What is wrong and what to do.
  public let explanation: Explanation

  static func portInUse(_ address: ConsoleAddress) -> ConsoleFault {
    ConsoleFault(
      code: "port-in-use",
      explanation: Explanation(
        what: Words(
          "\(address.host) 的端口 \(address.port) 已被其他程序占用",
          "port \(address.port) of \(address.host) is in use by another program"),
        hint: Words(
          "请停止那个程序，或在 gatehouse.yaml 中换一个端口",
          "stop that program, or choose another port in gatehouse.yaml")))
  }

  static func cannotListen(_ address: ConsoleAddress, _ reason: String) -> ConsoleFault {
    ConsoleFault(
      code: "cannot-listen",
      explanation: Explanation(
        what: Words(
          "无法在 \(address.host) 的端口 \(address.port) 上监听：\(reason)",
          "cannot listen on port \(address.port) of \(address.host): \(reason)"),
        hint: Words(
          "请检查 gatehouse.yaml 中的地址和端口", "check host and port in gatehouse.yaml")))
  }
}
