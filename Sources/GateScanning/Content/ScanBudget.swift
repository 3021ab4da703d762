import GateDomain
import GateLinux
import GateWire

/// How much more of one file may be unpacked; all layers of the file share it.
///
/// The engine has limits of its own for each pass; these are for what the walk unpacks by itself.
final class ScanBudget {
  private let limits: ScanLimits
  private let deadline: Int64
  private var bytes: UInt64
  private var members: UInt32

  init(_ limits: ScanLimits) {
    self.limits = limits
    deadline = MonotonicTime.milliseconds + Int64(limits.maxSeconds) * 1_000
    bytes = limits.maxScanBytes
    members = limits.maxFiles
  }

  /// Unpacks so many bytes more.
  func spend(bytes count: Int) throws(Objected) {
    guard UInt64(count) <= bytes else { throw .sizeLimit }
    bytes -= UInt64(count)
    try checkTime()
  }

  /// Lists one member more.
  func spendMember() throws(Objected) {
    guard members > 0 else { throw .memberLimit }
    members -= 1
  }

  /// Throws when a member claims more than a whole file may have.
  func check(memberSize: Int) throws(Objected) {
    guard UInt64(memberSize) <= limits.maxFileBytes else { throw .sizeLimit }
  }

  /// Throws when so many containers may not lie around each other.
  func check(depth: Int) throws(Objected) {
    guard depth <= Int(limits.maxRecursion) else { throw .depthLimit }
  }

  func checkTime() throws(Objected) {
    guard MonotonicTime.milliseconds < deadline else { throw Objected(.timeLimit) }
  }
}
