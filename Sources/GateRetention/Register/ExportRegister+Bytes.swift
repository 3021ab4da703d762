import GateDomain

extension ExportRegister {
  private static let magic = Array("GATEREG1".utf8)
  private static let most = 50_000_000

  /// The form that travels with the rules: counts, documents, digests and fingerprints in order.
  public var bytes: [UInt8] {
    var bytes = Self.magic + Self.number(salt.count) + salt + Self.number(documents.count)
    for document in documents {
      let name = Array(document.name.utf8)
      bytes += Self.number(name.count) + name + Self.number(Int(document.at.milliseconds))
    }
    bytes += Self.number(digests.count)
    for (key, number) in digests.sorted(by: { $0.key < $1.key }) {
      bytes += Self.word(key) + Self.word(UInt64(number))
    }
    bytes += Self.number(fingerprints.count)
    for (value, owner) in zip(fingerprints, owners) {
      bytes += Self.word(value) + Self.word(UInt64(owner))
    }
    return bytes
  }

  /// Reads what `bytes` writes; nil for anything else.
  public init?(bytes: [UInt8]) {
    var reader = Reader(rest: bytes[...])
    guard reader.take(8).map(Array.init) == Self.magic, let salt = reader.field(limit: 64),
      let documents = Self.documents(&reader), let digests = Self.pairs(&reader),
      let prints = Self.pairs(&reader), reader.rest.isEmpty,
      digests.allSatisfy({ $0.1 < documents.count }),
      prints.allSatisfy({ $0.1 < documents.count }),
      zip(prints, prints.dropFirst()).allSatisfy({ $0.0 <= $1.0 })
    else { return nil }
    self.init(
      salt: salt, documents: documents,
      digests: Dictionary(digests, uniquingKeysWith: { $1 }), fingerprints: prints.map(\.0),
      owners: prints.map(\.1))
  }

  private static func documents(_ reader: inout Reader) -> [Document]? {
    guard let count = reader.number(limit: most) else { return nil }
    var found: [Document] = []
    for _ in 0..<count {
      guard let name = reader.field(limit: 4_096), let time = reader.number(limit: .max) else {
        return nil
      }
      found.append(
        Document(
          name: String(decoding: name, as: UTF8.self), at: Timestamp(milliseconds: Int64(time))))
    }
    return found
  }

  private static func pairs(_ reader: inout Reader) -> [(UInt64, UInt32)]? {
    guard let count = reader.number(limit: most), reader.rest.count >= count * 16 else {
      return nil
    }
    var found: [(UInt64, UInt32)] = []
    found.reserveCapacity(count)
    for _ in 0..<count {
      guard let value = reader.word(), let owner = reader.word().flatMap(UInt32.init(exactly:))
      else { return nil }
      found.append((value, owner))
    }
    return found
  }

  private static func number(_ value: Int) -> [UInt8] { word(UInt64(value)) }

  private static func word(_ value: UInt64) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count >= 0, rest.count >= count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }

    mutating func word() -> UInt64? {
      take(8)?.reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func number(limit: Int) -> Int? {
      word().flatMap(Int.init(exactly:)).flatMap { $0 <= limit ? $0 : nil }
    }

    mutating func field(limit: Int) -> [UInt8]? {
      number(limit: limit).flatMap { take($0) }.map(Array.init)
    }
  }
}
