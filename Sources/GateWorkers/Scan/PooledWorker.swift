import CLinux
import Dispatch
import GateDomain
import GateLinux
import GateWire
import Glibc
import Synchronization

/// The station's side of one scan worker.
final class PooledWorker: Sendable {
  /// How one exchange with the worker ended.
  enum Outcome: Sendable {
    /// The worker answered; it can take the next file.
    case answered(ScanReport)
    /// The deadline passed; the worker was killed.
    case timedOut
    /// The worker ended, or did not keep to the protocol, while it had the file.
    case died
    /// The worker was gone before it could get the file.
    case unreachable
  }

  private let socket: MessageSocket
  private let process: OwnedDescriptor
  private let queue = DispatchQueue(label: "gatehouse.scan-worker")
  private let served = Mutex<UInt64>(0)
  private let ownMemory = Mutex<UInt64>(0)

  init(socket: MessageSocket, process: consuming OwnedDescriptor) {
    self.socket = socket
    self.process = process
  }

  /// How many files the worker has had.
  var servedCount: UInt64 { served.withLock { $0 } }

  /// Ends the worker at once; its process descriptor cannot name another process.
  func kill() {
    _ = gate_kill(process.number)
  }

  /// How much memory of its own the worker has taken since it was ready, in bytes.
  ///
  /// What it shares with the engine counts from the start, so only growth shows here.
  var growth: UInt64 {
    let before = ownMemory.withLock { $0 }
    return max(before, ProcessMemory.anonymousBytes(of: process.number) ?? before) - before
  }

  /// Waits until the worker has passed its self-test inside the sandbox.
  ///
  /// - Throws: `EngineFailure`; `SystemError` when the worker says nothing in time.
  func awaitReady(timeoutMilliseconds: Int32) throws {
    guard let message = try socket.receive(timeoutMilliseconds: timeoutMilliseconds) else {
      throw EngineFailure.gone
    }
    switch try ScanMessage(bytes: message.bytes) {
    case .ready: ownMemory.withLock { $0 = ProcessMemory.anonymousBytes(of: process.number) ?? 0 }
    case .unusable(let fault): throw EngineFailure.fault(fault)
    default: throw EngineFailure.gone
    }
  }

  /// Has one file scanned; the descriptor must stay open until the answer is there.
  func ask(_ descriptor: Int32, deadlineMilliseconds: Int32) async -> Outcome {
    await withCheckedContinuation { continuation in
      queue.async {
        let outcome = self.exchange(descriptor, deadlineMilliseconds)
        if case .answered = outcome {} else { self.kill() }
        continuation.resume(returning: outcome)
      }
    }
  }

  private func exchange(_ descriptor: Int32, _ deadline: Int32) -> Outcome {
    let ticket = served.withLock { count in
      count += 1
      return count
    }
    do {
      try socket.send(ScanMessage.scan(ticket: ticket).bytes, descriptors: [descriptor])
    } catch {
      return .unreachable
    }
    do {
      guard let message = try socket.receive(timeoutMilliseconds: deadline) else { return .died }
      return try Self.outcome(of: ScanMessage(bytes: message.bytes), ticket: ticket)
    } catch let error as SystemError where error.number == ETIMEDOUT {
      return .timedOut
    } catch {
      return .died
    }
  }

  private static func outcome(of message: ScanMessage, ticket: UInt64) throws -> Outcome {
    guard case .answer(ticket, let report) = message else { return .died }
    return .answered(report)
  }
}
