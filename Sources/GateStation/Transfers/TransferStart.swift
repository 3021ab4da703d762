import GateDomain
import GateStore

/// A transfer that may begin now.
struct TransferStart: Sendable {
  let job: StoredJob
  let device: Device
  let isRestart: Bool
  let stop: StopFlag
  let progress: ProgressBoard
}
