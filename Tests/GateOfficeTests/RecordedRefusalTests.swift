import GateDiscs
import GateDomain
import GatePasskeys
import Testing

@testable import GateOffice

@Suite("Refusals in the log")
struct RecordedRefusalTests {
  @Test(
    "a code of the log has words",
    arguments: [
      "not-allowed", "no-pledge", "no-take-out", "cannot-lend", "unverified-report", "locked",
      "address-locked", Refusal.directoryRoles.code, Refusal.timeCodeUnreadable.code,
      Refusal.ownReceipt.code, MediumRefusal.secondPerson.rawValue,
      AccountRefusal.sameAdministrator.rawValue, RequestRefusal.roleMissing.rawValue,
      ReviewRefusal.reasonMissing.rawValue, PasskeyDefect.wrongOrigin.rawValue,
    ])
  func known(_ code: String) {
    #expect(Refusal.what(code) != nil)
  }

  @Test("no word is invented for another code")
  func unknown() {
    #expect(Refusal.what("nobody-said-this") == nil)
  }
}
