import Foundation
public import GateDomain
import GateLinux
import Glibc

/// The folder through which an operator's orders reach the station; both run on one machine.
public struct SignatureInbox: Sendable {
  private static let recordLimit = 1 << 20

  private let folder: String

  /// Uses the orders of a store.
  public init(_ store: SignatureStore) {
    folder = store.orders
  }

  /// Where the files of an order lie.
  public func files(of order: Identifier<SignatureOrder>) -> String {
    "\(folder)/\(order)/files"
  }

  /// Hands an order in, with copies of its files; it appears whole.
  ///
  /// - Throws: `SystemError`, or an error of the file manager.
  public func submit(_ order: SignatureOrder, files: [String]) throws {
    let draft = "\(folder)/.\(order.id)"
    try DurableFile.makeDirectory(draft, mode: 0o700)
    try DurableFile.makeDirectory(draft + "/files", mode: 0o700)
    for path in files {
      let name = (path as NSString).lastPathComponent
      try FileManager.default.copyItem(atPath: path, toPath: "\(draft)/files/\(name)")
    }
    try DurableFile.write(Array(try JSONEncoder().encode(order)), to: draft + "/order.json")
    try FileManager.default.moveItem(atPath: draft, toPath: "\(folder)/\(order.id)")
    try DurableFile.syncDirectory(folder)
  }

  /// The orders that have not come to an end, oldest first.
  public func open() -> [SignatureOrder] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().compactMap { name -> SignatureOrder? in
      let order: SignatureOrder? = read("\(name)/order.json")
      return order.flatMap { $0.id.rawValue == name ? $0 : nil }
    }.filter { outcome(of: $0.id)?.isFinal != true }
  }

  /// How far an order is; nil when the station has not begun with it.
  public func outcome(of order: Identifier<SignatureOrder>) -> SignatureOutcome? {
    read("\(order)/outcome.json")
  }

  /// Notes how far an order is; its files go when it has ended.
  ///
  /// - Throws: `SystemError`.
  public func note(_ outcome: SignatureOutcome, on order: Identifier<SignatureOrder>) throws {
    let text = Array(try JSONEncoder().encode(outcome))
    try DurableFile.write(text, to: "\(folder)/\(order)/outcome.json")
    if outcome.isFinal { try? FileManager.default.removeItem(atPath: files(of: order)) }
  }

  /// Forgets an order.
  public func remove(_ order: Identifier<SignatureOrder>) {
    try? FileManager.default.removeItem(atPath: "\(folder)/\(order)")
  }

  /// Forgets what ended before `time`, and what was never handed in.
  public func removeStale(before time: Timestamp) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where changeTime(of: name) < time {
      let id = Identifier<SignatureOrder>(name)
      if name.hasPrefix(".") || outcome(of: id)?.isFinal == true { remove(id) }
    }
  }

  private func changeTime(of name: String) -> Timestamp {
    var found = stat()
    guard unsafe lstat("\(folder)/\(name)", &found) == 0 else { return .init(milliseconds: 0) }
    return Timestamp(milliseconds: Int64(found.st_mtim.tv_sec) * 1_000)
  }

  private func read<Value: Decodable>(_ name: String) -> Value? {
    guard let bytes = try? DurableFile.read("\(folder)/\(name)", limit: Self.recordLimit) else {
      return nil
    }
    return try? JSONDecoder().decode(Value.self, from: Data(bytes))
  }
}
