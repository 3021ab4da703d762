public import GateDomain
public import GateWire

/// Why a call to the server gave no answer that can be used.
public enum ServerConnectionError: Error, Hashable, Sendable {
  /// The server said no, with its HTTP status.
  case refused(APIError, status: Int)
  /// No answer came: no connection, a time limit, a connection that broke off.
  case unreachable(String)
  /// An answer came that this program does not understand.
  case unintelligible(String)
  /// What was downloaded is not what was promised.
  case wrongDigest(expected: Digest, received: Digest)
  /// The file to write could not be written.
  case notWritten(String)

  /// Stable word for programs.
  public var code: String {
    switch self {
    case .refused(let error, _): error.code
    case .unreachable: "server-unreachable"
    case .unintelligible: "server-unintelligible"
    case .wrongDigest: "wrong-digest"
    case .notWritten: "not-written"
    }
  }
}

extension ServerConnectionError {
  /// What happened and what to do.
  ///
  /// A refusal keeps the server's own words, which are in the language that was asked for.
  public var explanation: Explanation {
    switch self {
    case .refused(let error, _):
      Explanation(what: Words(error.what, error.what), hint: Words(error.hint, error.hint))
    case .unreachable(let reason):
      Explanation(
        what: Words("无法连接服务器：\(reason)", "the server cannot be reached: \(reason)"),
        hint: Words(
          "请确认 gated 正在运行，且地址正确", "check that gated is running and that the address is right"))
    case .unintelligible(let reason):
      Explanation(
        what: Words("服务器的回答无法识别：\(reason)", "the server's answer makes no sense: \(reason)"),
        hint: Words(
          "请确认地址指向关口服务器，且两边版本一致",
          "check that the address is a Gatehouse server's and that both sides have the same version"
        ))
    case .wrongDigest(let expected, let received):
      Explanation(
        what: Words(
          "收到的文件摘要不符：应为 \(expected)，实为 \(received)",
          "the file that came is not the one promised: \(received) instead of \(expected)"),
        hint: Words(
          "已丢弃该文件；请重试，若再次出现请报告保密员",
          "it was thrown away; try again, then tell the security officer"))
    case .notWritten(let reason):
      Explanation(
        what: Words("无法写入文件：\(reason)", "the file cannot be written: \(reason)"),
        hint: Words(
          "请选择一个可写且没有同名文件的文件夹",
          "choose a folder that can be written and has no file of that name"))
    }
  }
}
