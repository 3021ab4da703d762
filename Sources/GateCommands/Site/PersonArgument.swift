import ArgumentParser
import GateDomain

/// A new account as it is named on the command line: `ACCOUNT:NAME`.
struct PersonArgument: ExpressibleByArgument, Hashable {
  let account, name: String

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    account = String(parts[0])
    name = String(parts[1])
  }
}
