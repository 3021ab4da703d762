import GateDomain
import GateLinux
import GateSigning
import Glibc

/// Writes a signed manifest member by member, in memory that does not grow with its files.
///
/// Members come in the order of canonical JSON; the signature's own place among them is kept
/// free and filled at the end.
struct ManifestWriter: ~Copyable {
  private static let pieceSize = 1 << 16
  // Ed25519, in hexadecimal.
  private static let signatureSize = 128

  private let path: String
  private let descriptor: OwnedDescriptor
  private var hasher = DigestHasher()
  private var pending: [UInt8] = [UInt8(ascii: "{")]
  private var written = 0
  private var lastName = ""
  private var signaturePlace: Int?

  init(creating path: String) throws(SystemError) {
    self.path = path
    descriptor = try OwnedDescriptor(
      opening: path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: 0o600)
  }

  /// Adds a member whose value is small.
  mutating func put(_ name: String, _ value: JSONValue) throws(SystemError) {
    try begin(name)
    pending += CanonicalJSON.encode(value)
  }

  /// Adds a member that is an array; `value` is what stands in it for an element.
  mutating func put<Element>(
    _ name: String, _ elements: Manifest.Elements<Element>,
    as value: @escaping (Element) -> JSONValue
  ) throws {
    try begin(name)
    pending.append(UInt8(ascii: "["))
    var isFirst = true
    try elements { element in
      if !isFirst { pending.append(UInt8(ascii: ",")) }
      isFirst = false
      pending += CanonicalJSON.encode(value(element))
      if pending.count >= Self.pieceSize { try flush() }
    }
    pending.append(UInt8(ascii: "]"))
  }

  /// Ends the object, signs it and makes it durable.
  consuming func finish(signingWith key: SigningKey) throws(SystemError) {
    pending.append(UInt8(ascii: "}"))
    try flush()
    guard let signaturePlace else { preconditionFailure("the signature has no place") }
    let signature = Array(SignedManifest.signature(of: hasher.finish(), with: key).utf8)
    guard
      unsafe pwrite(descriptor.number, signature, signature.count, signaturePlace)
        == signature.count
    else { throw SystemError(call: "pwrite", object: path, number: errno) }
    guard fsync(descriptor.number) == 0 else {
      throw SystemError(call: "fsync", object: path, number: errno)
    }
  }

  private mutating func begin(_ name: String) throws(SystemError) {
    if lastName < SignedManifest.member, SignedManifest.member < name { try keepPlace() }
    precondition(lastName < name, "members come in canonical order")
    if !lastName.isEmpty { pending.append(UInt8(ascii: ",")) }
    lastName = name
    pending += CanonicalJSON.encode(.string(name)) + [UInt8(ascii: ":")]
  }

  // What is signed has no such member, so these bytes go past the hash; the comma in front of
  // them counts as the one that the next member would have.
  private mutating func keepPlace() throws(SystemError) {
    try flush()
    let start = Array(",\"\(SignedManifest.member)\":\"".utf8)
    let blank = [UInt8](repeating: UInt8(ascii: "0"), count: Self.signatureSize)
    try Stream.write(start + blank + [UInt8(ascii: "\"")], to: descriptor.number)
    signaturePlace = written + start.count
    written += start.count + blank.count + 1
  }

  private mutating func flush() throws(SystemError) {
    hasher.update(pending)
    try Stream.write(pending, to: descriptor.number)
    written += pending.count
    pending.removeAll(keepingCapacity: true)
  }
}
