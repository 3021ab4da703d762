import Foundation
public import GateDomain

extension Timestamp {
  /// Now, by the host's clock.
  public static var now: Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
