import Foundation
import GateDomain
import GateSignIn
import GateSigning
import GateSite
import GateStore

extension Office {
  /// The key of the secrets in the store; nil when its file is gone while something is sealed with
  /// it.
  ///
  /// Security: another key is made only where nothing needs the old one, so that a lost file is
  /// noticed and NEVER papered over.
  static func storeKey(_ folder: SiteFolder, _ store: ServerStore) throws -> StoreKey? {
    if FileManager.default.fileExists(atPath: folder.storeKey) {
      return try KeyFile.storeKey(folder.storeKey)
    }
    guard try !store.read({ try $0.hasSealedTimeCodes() }) else { return nil }
    let key = StoreKey()
    try KeyFile.write(key, to: folder.storeKey)
    return key
  }

  /// Seals the secrets that lie in clear, all or none, and leaves nothing of them behind.
  static func sealTimeCodes(in store: ServerStore, with key: StoreKey) throws {
    let count = try store.write { transaction in
      let clear = try transaction.clearTimeCodes()
      for (person, secret) in clear {
        try transaction.seal(key.seal(secret, at: place(person)), of: person)
      }
      return clear.count
    }
    if count > 0 { try store.forgetOverwritten() }
  }

  func sealed(_ code: TimeCode, of person: Identifier<Person>) throws(Refusal) -> [UInt8] {
    guard let storeKey else { throw .timeCodeUnreadable }
    return storeKey.seal(code.secret, at: Self.place(person))
  }

  /// Security: a secret that cannot be read is NEVER the same as none: whoever has time codes does
  /// not sign in without one.
  func opened(_ sealed: [UInt8], of person: Identifier<Person>) throws(Refusal) -> TimeCode {
    guard let storeKey else { throw .timeCodeUnreadable }
    do throws(SealingError) {
      return TimeCode(secret: try storeKey.open(sealed, at: Self.place(person)))
    } catch {
      throw .timeCodeUnreadable
    }
  }

  private static func place(_ person: Identifier<Person>) -> String {
    "gatehouse/time-code/v1/\(person)"
  }
}

extension Refusal {
  static let timeCodeUnreadable = Refusal(
    .unavailable, "time-code-unreadable",
    what: Words(
      "服务器读不出您的动态口令密钥：密钥文件 keys/store.key 丢失、已更换，或密文被改动",
      "the server cannot read the secret of your time codes: its file keys/store.key is lost or "
        + "another one, or the secret was changed"),
    hint: Words(
      "请系统管理员从备份恢复该文件并重启服务；没有备份时由两位管理员重置您的账号，再重新登记",
      "the system administrator must restore the file from a backup and start the server again; "
        + "without one, two administrators must reset your account"))
}
