import Dispatch
import GateDomain
import GateSignIn
import Synchronization
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

  @Test("never more than two hashes run at once, and who comes behind a full queue is sent away")
  func bounded() async {
    let slots = HashingSlots()
    let gate = DispatchSemaphore(value: 0)
    let load = Load()
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<40 {
        group.addTask {
          await slots.run {
            load.begin()
            gate.wait()
            load.end()
          } != nil
        }
      }
      // Two run and 32 wait; six find no place, and only then anybody is let go on.
      var outcomes: [Bool] = []
      for await outcome in group {
        outcomes.append(outcome)
        guard outcomes.count == 6 else { continue }
        for _ in 0..<2_000 where load.most < 2 { try? await Task.sleep(for: .milliseconds(1)) }
        for _ in 0..<34 { gate.signal() }
      }
      return outcomes
    }
    #expect(outcomes.prefix(6).allSatisfy { !$0 })
    #expect(outcomes.dropFirst(6).allSatisfy { $0 })
    #expect(outcomes.count == 40)
    #expect(load.most == 2)
  }
}

/// How much of something runs at once.
private final class Load: Sendable {
  private let running = Atomic(0)
  private let highest = Atomic(0)

  var most: Int { highest.load(ordering: .relaxed) }

  func begin() {
    highest.max(running.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
  }

  func end() {
    running.subtract(1, ordering: .relaxed)
  }
}
