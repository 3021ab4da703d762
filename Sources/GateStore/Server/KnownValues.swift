import Synchronization

/// Values as they were decoded last, by identifier: pages ask for the same ones over and over, and
/// few change in between.
///
/// What the database holds decides: a kept value counts only while its text is the same there, or
/// while nothing of its kind was changed at all.
final class KnownValues<Value: Decodable & Sendable>: Sendable {
  private struct Kept {
    let text: String
    let value: Value
    let generation: Int64?
  }

  private let limit: Int
  private let kept = Mutex<[String: Kept]>([:])

  init(limit: Int) {
    self.limit = limit
  }

  /// The value of a row.
  ///
  /// - Parameters:
  ///   - id: The identifier in the row.
  ///   - generation: How often any value was changed; nil if nobody counts, or not for certain.
  ///   - text: The text in the row, read only if needed.
  /// - Returns: What the text says.
  /// - Throws: When the text cannot be decoded.
  func value(_ id: String, at generation: Int64? = nil, text: () -> String) throws -> Value {
    let known = kept.withLock { $0[id] }
    if let known, let generation, known.generation == generation { return known.value }
    let text = text()
    let value = known?.text == text ? known?.value : nil
    let decoded = try value ?? StoredJSON.decode(text, as: Value.self)
    if value == nil || generation != nil {
      keep(Kept(text: text, value: decoded, generation: generation), as: id)
    }
    return decoded
  }

  private func keep(_ one: Kept, as id: String) {
    kept.withLock { kept in
      if kept.count >= limit { kept.removeAll(keepingCapacity: true) }
      kept[id] = one
    }
  }
}
