import Testing
import GateWire
@Test func x() throws { #expect(try ScanMessage(bytes: ScanMessage.fork.bytes) == .fork) }
