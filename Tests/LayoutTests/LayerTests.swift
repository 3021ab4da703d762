import Testing

@Suite struct LayerTests {
  static func libraries() async throws -> [PackageTarget] {
    try await PackageTarget.all().filter { $0.folder.hasPrefix("Sources/") }
  }

  @Test func `edges point down`() async throws {
    let targets = try await Self.libraries()
    #expect(targets.count > 25)
    #expect(Layers.findings(in: targets) == [])
  }

  @Test func `an edge that points up or sideways is seen`() {
    let targets = [
      PackageTarget("GateDomain", ["GateWire"]), PackageTarget("GateWire", ["GateDomain"]),
      PackageTarget("GateApproval", ["GateTransfer"]), PackageTarget("GateTransfer"),
      PackageTarget("GateNew"), PackageTarget("GateStore", ["GateNew", "GRDB"]),
    ]
    #expect(
      Layers.findings(in: targets) == [
        "GateDomain may not use GateWire", "GateApproval may not use GateTransfer",
        "GateNew has no layer", "GateStore may not use GateNew",
      ])
  }

  @Test func `flows stand in one layer, so that none knows another`() {
    #expect(Layers.order.contains(Layers.flows))
  }

  @Test func `each C module has its owners`() async throws {
    let targets = try await Self.libraries()
    #expect(Layers.foreignC(in: targets) == [])
    #expect(Layers.unownedC(in: targets) == [])
  }

  @Test func `a C module in strange hands is seen`() {
    let targets = [
      PackageTarget("GateStation", ["CTsk", "GateLinux"]), PackageTarget("GateMedia", ["CTsk"]),
      PackageTarget("CNew"),
    ]
    #expect(Layers.foreignC(in: targets) == ["GateStation may not use CTsk"])
    #expect(Layers.unownedC(in: targets) == ["CNew"])
  }

  @Test func `workers bring nothing but what they need`() async throws {
    let targets = try await Self.libraries()
    #expect(Layers.closure(of: "gate-ingest", in: targets).contains("CTsk"))
    #expect(Layers.closure(of: "gate-scan", in: targets).contains("CClamAV"))
    #expect(Layers.foreignInWorkers(in: targets) == [])
  }

  @Test func `a worker that brings more is seen`() {
    let targets = [
      PackageTarget("gate-ingest", ["GateMedia"]), PackageTarget("GateMedia", ["GateWire"]),
      PackageTarget("GateWire", ["GateDomain", "NIOCore"]),
    ]
    #expect(Layers.foreignInWorkers(in: targets) == ["gate-ingest may not bring NIOCore"])
  }
}
