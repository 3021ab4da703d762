import ArgumentParser
import GateSigning

/// A station's public key as it is named on the command line: `NAME=HEX`.
struct StationKeyArgument: ExpressibleByArgument, Hashable {
  let name: String
  let key: VerificationKey

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let key = VerificationKey(hex: String(parts[1]))
    else { return nil }
    name = String(parts[0])
    self.key = key
  }
}

/// A public key as 64 hexadecimal digits.
struct KeyArgument: ExpressibleByArgument, Hashable {
  let key: VerificationKey

  init?(argument: String) {
    guard let key = VerificationKey(hex: argument) else { return nil }
    self.key = key
  }
}
