import GateDomain
import GateStationLink
import GateTesting
import Testing

@Suite struct ServerPathTests {
  @Test func `outside text cannot change the path`() {
    let path = ServerPath(["requests", "传入〔2026〕1号", "a/../b?c#d"])
    #expect(
      path.text == "requests/%E4%BC%A0%E5%85%A5%E3%80%942026%E3%80%951%E5%8F%B7/a%2F..%2Fb%3Fc%23d")
  }

  @Test func `queries are encoded`() {
    let path = ServerPath(["log"], query: [("before", "1&x=2"), ("list", "mine")])
    #expect(path.text == "log?before=1%26x%3D2&list=mine")
  }

  @Test(arguments: ["http://127.0.0.1:8470", "https://gate.example.cn/"])
  func `a server's address is taken`(address: String) {
    #expect(ServerConnection(address: address)?.address.hasSuffix("/") == false)
  }

  @Test(arguments: [
    "", "127.0.0.1:8470", "ftp://x", "http://", "http://x/path", "http://u@x", "http://x?q",
  ])
  func `what is no server's address is refused`(address: String) {
    #expect(ServerConnection(address: address) == nil)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a server that is not there is unreachable at once`() async throws {
    let port = try FreePort.find()
    let connection = try #require(ServerConnection(address: "http://127.0.0.1:\(port)"))
    let begin = ContinuousClock.now
    let error = await #expect(throws: ServerConnectionError.self) {
      try await connection.getBytes("health")
    }
    #expect(error == .unreachable("http://127.0.0.1:\(port)"))
    #expect(ContinuousClock.now - begin < .seconds(10))
  }
}
