import Foundation
import GateDomain
import GateLinux
import GateSignatures
import GateSite

/// Hands an order to the station of this machine and waits for what becomes of it.
struct SignatureOrderRun {
  private let site: SiteFolder

  init(_ site: SiteFolder) {
    self.site = site
  }

  func run(_ act: SignatureOrder.Act, files: [String]) async throws -> SignatureDatabase {
    guard try isStationRunning() else { throw CommandFailure.noStation }
    let operatorName = NSUserName()
    try SystemAccount(owning: site.station)?.assume()
    let inbox = SignatureInbox(SignatureStore(site.signatures))
    let order = SignatureOrder(
      id: .make(at: .now), act: act, operatorName: operatorName, at: .now)
    try inbox.submit(order, files: files)
    let outcome = try await wait(for: order.id, in: inbox)
    inbox.remove(order.id)
    switch outcome {
    case .inForce(let database): return database
    case .refused(let refusal): throw CommandFailure(refusal.code.rawValue, refusal.explanation)
    case .checking, .waiting, .loading: throw CommandFailure.noStation
    }
  }

  private func wait(
    for order: Identifier<SignatureOrder>, in inbox: SignatureInbox
  ) async throws -> SignatureOutcome {
    var shown: SignatureOutcome?
    while true {
      let outcome = inbox.outcome(of: order)
      if let outcome, outcome.isFinal { return outcome }
      if outcome != shown { say(outcome) }
      shown = outcome
      guard try isStationRunning() else { throw CommandFailure.stationStopped }
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  private func say(_ outcome: SignatureOutcome?) {
    let words: Words? =
      switch outcome {
      case .checking: Words("正在核对签名和版本…", "checking signatures and versions…")
      case .waiting: Words("等待使用旧特征库的传输结束…", "waiting for transfers that use the set before…")
      case .loading: Words("正在装载新特征库并自检…", "loading the new set and testing it…")
      default: nil
      }
    if let words { Terminal.write(words.in(Voice.language) + "\n") }
  }

  // The station holds this lock as long as it runs.
  private func isStationRunning() throws -> Bool {
    let lock = try FolderLock(folder: site.station)
    return lock == nil
  }
}

extension CommandFailure {
  static let noStation = CommandFailure(
    "no-station", what: Words("本机的中间机没有运行", "the station of this machine is not running"),
    hint: Words("请先运行 gatectl serve，再重试", "start it with `gatectl serve`, then try again"))

  static let stationStopped = CommandFailure(
    "station-stopped",
    what: Words("中间机在完成前停止了", "the station stopped before it was done"),
    hint: Words("它下次启动时会继续处理", "it goes on with this when it starts again"))
}
