public import GateDomain

/// What a machine tells the office when it is enrolled: who it is and its public key.
public struct Enrolment: Hashable, Sendable, Codable {
  /// How the file's name ends.
  public static let fileExtension = "gateenrol"

  /// The machine's short name.
  public let machine: Identifier<ExternalMachine>
  /// Its name for people.
  public let name: String
  /// Its public key as 64 hexadecimal digits.
  public let key: String
  /// The addresses of its network cards; nil from programs that did not tell them yet.
  public let addresses: [String]?

  /// Describes a machine.
  public init(
    machine: Identifier<ExternalMachine>, name: String, key: String, addresses: [String]? = nil
  ) {
    self.machine = machine
    self.name = name
    self.key = key
    self.addresses = addresses
  }

  /// Whether a text can name a machine: it stands in file names and addresses.
  public static func isName(_ text: String) -> Bool {
    (2...32).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
          || $0 == 0x2d
      }
  }
}

extension InspectionReport {
  /// How a report's file name ends.
  public static var fileExtension: String { "gatereport" }
}
