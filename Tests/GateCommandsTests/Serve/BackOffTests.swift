import Testing

@testable import GateCommands

@Suite struct BackOffTests {
  @Test func `early deaths are answered more and more slowly, then no more`() {
    var backOff = BackOff()
    let steps = (0..<BackOff.patience).map { _ in
      backOff.died(afterSeconds: 0.1, byItself: false)
    }
    #expect(
      steps == [
        .wait(seconds: 1), .wait(seconds: 2), .wait(seconds: 4), .wait(seconds: 8),
        .wait(seconds: 16), .giveUp,
      ])
  }

  @Test func `a program that ran well for a while begins anew`() {
    var backOff = BackOff()
    for _ in 0..<4 { _ = backOff.died(afterSeconds: 1, byItself: false) }
    #expect(
      backOff.died(afterSeconds: BackOff.steadySeconds, byItself: true) == .wait(seconds: 1))
  }

  @Test func `a program that ends by itself at its first start is not tried again`() {
    var backOff = BackOff()
    #expect(backOff.died(afterSeconds: 0.1, byItself: true) == .giveUp)
  }

  @Test func `a program that began once is tried again`() {
    var backOff = BackOff()
    #expect(backOff.died(afterSeconds: 5, byItself: true) == .wait(seconds: 1))
    #expect(backOff.died(afterSeconds: 0.1, byItself: true) == .wait(seconds: 2))
  }
}
