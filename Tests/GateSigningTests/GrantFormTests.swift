import GateDomain
import GateSigning
import Testing

/// Statements that the office's own key signed but that are no grant in its one form.
@Suite struct GrantFormTests {
  static func isRefused(_ statement: String) -> Bool {
    GrantSigningTests.sign(statement).verified(by: GrantSigningTests.key.verificationKey) == nil
  }

  static func changed(_ change: (inout [String: JSONValue]) -> Void) throws -> String {
    guard case .object(var members) = try GrantSigningTests.grant().canonical else { return "" }
    change(&members)
    return String(decoding: CanonicalJSON.encode(.object(members)), as: UTF8.self)
  }

  @Test func `the unchanged form is accepted`() throws {
    #expect(!Self.isRefused(try Self.changed { _ in }))
  }

  @Test func `a form that is not canonical is refused although it is signed`() throws {
    let text = try Self.changed { _ in }
    for other in [
      text + "\n", " " + text, text.replacing("\":", with: "\": "), text.replacing(",", with: ", "),
      text.replacing("\"import\"", with: "\"\\u0069mport\""),
      text.replacing("\"uses\":1", with: "\"uses\":1.0"),
      text.replacing("\"uses\":1", with: "\"uses\":1,\"uses\":1"),
      "", "{}", "[]", "null", "\"\(text)\"",
    ] {
      #expect(Self.isRefused(other), "\(other)")
    }
  }

  @Test func `a missing or an additional member is refused`() throws {
    guard case .object(let members) = try GrantSigningTests.grant().canonical else { return }
    #expect(members.count == 16)
    for name in members.keys {
      #expect(Self.isRefused(try Self.changed { $0[name] = nil }), "without \(name)")
      #expect(Self.isRefused(try Self.changed { $0[name] = true }), "\(name) of another kind")
    }
    #expect(Self.isRefused(try Self.changed { $0["note"] = "x" }))
    #expect(Self.isRefused(try Self.changed { $0[""] = 1 }))
  }

  static let members: [(name: String, value: JSONValue)] = [
    ("action", "export"), ("action", "Import"), ("basis", []), ("basis", [1]), ("basis", [[:]]),
    ("uses", 0), ("uses", -1), ("policy", "00"), ("revision", "x"), ("issued_at", "2026-11-22"),
    ("not_after", "2026-11-22T08:00:00.123Z"), ("not_after", "2020-01-01T00:00:00.000Z"),
    ("not_before", "2026-11-22T08:00:00.123"), ("device", ["vendor": 1, "product": 2]),
    ("device", ["vendor": 65_536, "product": 2, "serial": ""]),
    ("device", ["vendor": -1, "product": 2, "serial": ""]),
    ("device", ["vendor": 1, "product": 2, "serial": "FF"]),
    ("device", ["vendor": 1, "product": 2, "serial": "", "more": 1]),
    ("basis", [["approver": "zhao", "at": "now", "name": "x", "step": "y"]]),
    (
      "basis",
      [
        [
          "approver": "zhao", "at": "2026-11-22T08:00:00.123Z", "name": "x", "step": "y",
          "role": "z",
        ]
      ]
    ),
  ]

  @Test(arguments: members.indices)
  func `a member with a value that no grant has is refused`(index: Int) throws {
    let (name, value) = Self.members[index]
    #expect(Self.isRefused(try Self.changed { $0[name] = value }), "\(name) = \(value)")
  }

  @Test func `identities of devices come back and nothing else does`() throws {
    let device = DeviceIdentity(vendorID: .max, productID: 0, serial: RawName([0, 0xff]))
    #expect(DeviceIdentity(canonical: device.canonical) == device)
    let real = DeviceIdentity(
      vendorID: 1, productID: 2, serial: RawName("A"), fingerprint: Digest.of([1]))
    #expect(DeviceIdentity(canonical: real.canonical) == real)
    #expect(device.canonical["fingerprint"] == nil)
    #expect(DeviceIdentity(canonical: ["vendor": 1, "product": 1, "serial": "0"]) == nil)
  }
}
