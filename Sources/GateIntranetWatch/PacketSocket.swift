import CPackets
import Glibc

/// A raw socket that hears a link without speaking on it.
public final class PacketSocket: Sendable {
  private static let frameLimit = 512
  private let number: Int32

  private init(_ number: Int32) {
    self.number = number
  }

  deinit { close(number) }

  /// Opens the socket and then gives up the capability to open another.
  ///
  /// Security: must be called before the program has a second thread, for a thread's capabilities
  /// are its own. Nil without CAP_NET_RAW.
  public static func openOnce() -> PacketSocket? {
    let number = gate_packets_open()
    guard gate_packets_give_up() == 0 else {
      if number >= 0 { close(number) }
      return nil
    }
    return number < 0 ? nil : PacketSocket(number)
  }

  /// Begins to hear an interface; false when there is none of that name.
  public func bind(_ interface: String) -> Bool {
    unsafe gate_packets_bind(number, interface) == 0
  }

  /// Every frame that has come since the last call, as far as it is of interest; nil when the
  /// interface is gone.
  public func frames() -> [IntranetFrame]? {
    var found: [IntranetFrame] = []
    for _ in 0..<4_096 {
      guard let bytes = next() else { return nil }
      guard !bytes.isEmpty else { break }
      if let frame = IntranetFrame(bytes) { found.append(frame) }
    }
    return found
  }

  // The next frame; empty when there is none, nil when hearing failed.
  private func next() -> [UInt8]? {
    var count = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.frameLimit) { buffer, filled in
      count = unsafe gate_packets_receive(number, buffer.baseAddress, buffer.count)
      filled = max(0, min(count, buffer.count))
    }
    return count < 0 ? nil : bytes
  }

  /// How many frames were lost since the last call.
  public func lost() -> Int { Int(gate_packets_lost(number)) }
}
