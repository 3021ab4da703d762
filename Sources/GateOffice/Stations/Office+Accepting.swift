import GateAuditLog
import GateDomain
import GateSigning
import GateStore
public import GateWire

extension Office {
  /// Takes records of a station into the audit log and lets the tables follow them.
  ///
  /// Records that are there already are passed over, so a station may send again after a doubt.
  ///
  /// Security invariants: a record is taken only when it carries the station's own signature and
  /// is the very next of its chain; it is acknowledged only once it is in the audit log.
  ///
  /// - Throws: `Refusal`, when nothing of the batch was taken.
  public func accept(_ batch: RecordBatch, stationToken: String) async throws
    -> RecordAcknowledgement
  {
    let station = try station(token: stationToken)
    guard batch.records.count <= RecordBatch.limit,
      let key = VerificationKey(hex: station.key)
    else { throw Refusal.brokenChain }
    let sequence = try await change { transaction in
      var chain = try self.chain(of: station.station.id, in: transaction)
      for text in batch.records {
        let record = try Self.checked(text, station: station.station.id, key: key)
        guard let place = record.chain else { throw Refusal.brokenChain }
        let digest = Digest.of(record.bytes)
        // What is there already is passed over, but only if it is the same: a station that was
        // set back to an older state writes other records under numbers that are taken.
        if place.sequence == chain.sequence, digest != chain.last { throw Refusal.brokenChain }
        guard place.sequence > chain.sequence else { continue }
        guard place.sequence == chain.sequence + 1, place.previous == chain.last else {
          throw Refusal.brokenChain
        }
        chain = (place.sequence, digest)
        try transaction.enqueue(record.bytes)
        try project(record, in: transaction)
      }
      try Self.expectEnd(of: batch, toReach: chain.sequence)
      try transaction.setChain(
        of: station.station.id, sequence: chain.sequence, last: chain.last)
      return chain.sequence
    }
    return RecordAcknowledgement(sequence: sequence)
  }

  // Read inside the transaction: two requests of one station must not both be the next.
  private func chain(of id: Identifier<Station>, in transaction: ServerTransaction) throws
    -> (sequence: Int64, last: Digest)
  {
    guard let stored = try transaction.stations().first(where: { $0.station.id == id }) else {
      throw Refusal.brokenChain
    }
    return (stored.sequence, stored.last)
  }

  // A station sends what it has from where it knows the server to be, so its last record is never
  // older than the server's last.
  private static func expectEnd(of batch: RecordBatch, toReach sequence: Int64) throws(Refusal) {
    guard let last = batch.records.last.flatMap({ Record(bytes: Array($0.utf8)) })?.chain else {
      return
    }
    guard last.sequence >= sequence else { throw .brokenChain }
  }

  private static func checked(
    _ text: String, station: Identifier<Station>, key: VerificationKey
  ) throws(Refusal) -> Record {
    guard let record = Record(bytes: Array(text.utf8)), record.source == "station:\(station)",
      record.subject.id == station.rawValue, record.isSigned(by: key)
    else { throw .brokenChain }
    return record
  }
}

extension Refusal {
  static let brokenChain = Refusal(
    .conflict, "broken-chain",
    what: Words(
      "中间机的记录链不连续或签名不符",
      "the station's records do not continue its chain or carry a wrong signature"),
    hint: Words(
      "请安全审计员核对中间机；在此之前不会放行", "the auditor must look at the station; nothing is allowed until then")
  )
}
