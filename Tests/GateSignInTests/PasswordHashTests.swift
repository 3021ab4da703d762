import GateDomain
import GateSignIn
import Testing

@Suite("Passwords and tokens")
struct PasswordHashTests {
  @Test("a password matches its own hash and no other")
  func matching() throws {
    let hash = try #require(PasswordHash(hashing: "关口-correct horse"))
    #expect(hash.text.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
    #expect(hash.matches("关口-correct horse"))
    #expect(!hash.matches("关口-correct horsf"))
    #expect(!hash.matches(""))
  }

  @Test("the same password hashes differently each time")
  func salted() throws {
    let first = try #require(PasswordHash(hashing: "one"))
    let second = try #require(PasswordHash(hashing: "one"))
    #expect(first != second)
  }

  @Test("an empty password never matches, not even its own hash")
  func empty() throws {
    let hash = try #require(PasswordHash(hashing: ""))
    #expect(!hash.matches(""))
  }

  @Test("a broken stored hash matches nothing", arguments: ["", "x", "$argon2id$v=19$m=1$", "é"])
  func broken(text: String) {
    #expect(!PasswordHash(text: text).matches("anything"))
  }

  @Test("tokens differ, and their digest is of their text")
  func tokens() {
    let (first, second) = (SecretToken(), SecretToken())
    #expect(first.text != second.text)
    #expect(first.text.count == 64)
    #expect(SecretToken.digest(of: first.text) == first.digest)
  }

  @Test("hashing runs everybody's work, two at a time")
  func slots() async {
    let slots = HashingSlots()
    let sum = await withTaskGroup(of: Int.self) { group in
      for number in 1...10 { group.addTask { await slots.run { number } ?? 0 } }
      var total = 0
      for await value in group { total += value }
      return total
    }
    #expect(sum == 55)
  }
}
