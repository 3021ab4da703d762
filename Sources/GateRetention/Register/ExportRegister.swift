public import GateDomain
import GateSigning

/// What is known of the documents that left through the gate: salted digests and fingerprints,
/// never their text.
public struct ExportRegister: Sendable {
  /// A registered document.
  public struct Document: Hashable, Sendable {
    /// Its name when it left.
    public let name: String
    /// When it left.
    public let at: Timestamp

    /// Describes a document.
    public init(name: String, at: Timestamp) {
      self.name = name
      self.at = at
    }
  }

  /// What the office keys its hashes with.
  public let salt: [UInt8]
  /// The documents in the order in which they were registered.
  public private(set) var documents: [Document] = []
  private(set) var digests: [UInt64: UInt32] = [:]
  private(set) var fingerprints: [UInt64] = []
  private(set) var owners: [UInt32] = []

  /// Begins with no document.
  public init(salt: [UInt8]) {
    self.salt = salt
  }

  init(
    salt: [UInt8], documents: [Document], digests: [UInt64: UInt32], fingerprints: [UInt64],
    owners: [UInt32]
  ) {
    self.salt = salt
    self.documents = documents
    self.digests = digests
    self.fingerprints = fingerprints
    self.owners = owners
  }

  /// Adds a document by its digests and its text.
  public mutating func add(_ document: Document, digests added: [Digest], text: [UInt32]) {
    let number = UInt32(documents.count)
    documents.append(document)
    let found = Fingerprinter(salt: salt).fingerprints(of: NormalisedText(text))
    for digest in added { digests[Self.key(digest, salt)] = number }
    // A text of a line or two is no proof of anything.
    if found.letters.count >= 60 { digests[Self.key(found.letters, salt)] = number }
    let new = Set(found.values).sorted()
    (fingerprints, owners) = Self.merged((fingerprints, owners), (new, number))
  }

  private static func merged(
    _ old: (values: [UInt64], owners: [UInt32]), _ new: (values: [UInt64], owner: UInt32)
  ) -> ([UInt64], [UInt32]) {
    var (values, owners): ([UInt64], [UInt32]) = ([], [])
    values.reserveCapacity(old.values.count + new.values.count)
    owners.reserveCapacity(old.values.count + new.values.count)
    var index = 0
    for value in new.values {
      while index < old.values.count, old.values[index] <= value {
        values.append(old.values[index])
        owners.append(old.owners[index])
        index += 1
      }
      values.append(value)
      owners.append(new.owner)
    }
    values += old.values[index...]
    owners += old.owners[index...]
    return (values, owners)
  }

  /// Whether a file with these bytes is registered.
  public func holds(_ digest: Digest) -> Bool { digests[Self.key(digest, salt)] != nil }

  /// The document with these bytes, or with the same letters in the same order.
  func document(digest: Digest?, text letters: [UInt32]) -> Document? {
    if let digest, let number = digests[Self.key(digest, salt)] { return documents[Int(number)] }
    guard letters.count >= 60 else { return nil }
    return digests[Self.key(letters, salt)].map { documents[Int($0)] }
  }

  /// The document with which a text shares the most fingerprints.
  ///
  /// Fingerprints that many documents share are passages that every office writes, such as the
  /// opening of a notice; they count for nothing.
  func nearest(to values: Set<UInt64>) -> (document: Document, shared: Int)? {
    let common = max(3, documents.count / 50)
    var shared: [UInt32: Int] = [:]
    for value in values {
      let range = places(of: value)
      guard !range.isEmpty, range.count <= common else { continue }
      for place in range { shared[owners[place], default: 0] += 1 }
    }
    return shared.max { ($0.value, $1.key) < ($1.value, $0.key) }
      .map { (documents[Int($0.key)], $0.value) }
  }

  private func places(of value: UInt64) -> Range<Int> {
    let start = lowerBound(value)
    var end = start
    while end < fingerprints.count, fingerprints[end] == value { end += 1 }
    return start..<end
  }

  private func lowerBound(_ value: UInt64) -> Int {
    var (low, high) = (0, fingerprints.count)
    while low < high {
      let middle = (low + high) / 2
      if fingerprints[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func key(_ digest: Digest, _ salt: [UInt8]) -> UInt64 {
    number(Digest.of(Array("gatehouse/bytes/v1\n".utf8) + salt + digest.bytes))
  }

  private static func key(_ letters: [UInt32], _ salt: [UInt8]) -> UInt64 {
    var hasher = DigestHasher()
    hasher.update(Array("gatehouse/letters/v1\n".utf8) + salt)
    hasher.update(
      letters.flatMap { [UInt8($0 >> 16 & 0xff), UInt8($0 >> 8 & 0xff), UInt8($0 & 0xff)] })
    return number(hasher.finish())
  }

  private static func number(_ digest: Digest) -> UInt64 {
    digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
