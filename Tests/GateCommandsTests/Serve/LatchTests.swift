import Testing

@testable import GateCommands

@Suite(.timeLimit(.minutes(1))) struct LatchTests {
  @Test func `a cancelled waiter does not end the wait of others`() async {
    let latch = Latch()
    let impatient = Task { await latch.wait() }
    impatient.cancel()
    #expect(await impatient.value == false)
    let patient = Task { await latch.wait() }
    try? await Task.sleep(for: .milliseconds(150))
    latch.open()
    #expect(await patient.value)
    #expect(await latch.wait())
  }
}
