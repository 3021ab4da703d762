public import GateDiscs
public import GateDomain
import GRDB

extension ServerTransaction {
  /// Keeps the receipt of a take-out request; there is one at most.
  public func save(_ receipt: TakeOutReceipt) throws {
    try database.execute(
      sql: "INSERT INTO disc_receipt VALUES (?, ?, ?)",
      arguments: [
        receipt.request.rawValue, receipt.enteredAt.milliseconds, try StoredJSON.encode(receipt),
      ])
  }

  /// The receipt of a take-out request; nil before there is one.
  public func receipt(of request: Identifier<Request>) throws -> TakeOutReceipt? {
    try String.fetchOne(
      database, sql: "SELECT json FROM disc_receipt WHERE request = ?",
      arguments: [request.rawValue]
    ).map { try StoredJSON.decode($0) }
  }
}
