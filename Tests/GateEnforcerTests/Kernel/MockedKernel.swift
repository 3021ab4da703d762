import Foundation

/// Whether the longer tests below the fake kernel run.
///
/// The fake kernel is not steady on a machine under load yet: these run only when asked for, with
/// `GATEHOUSE_FAKE_KERNEL=1 ./gatehouse test --filter GateEnforcerTests`. The same cases run on a
/// real kernel in `./gatehouse test --vm`.
enum MockedKernel {
  static let isWanted = ProcessInfo.processInfo.environment["GATEHOUSE_FAKE_KERNEL"] != nil
}
