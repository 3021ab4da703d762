@testable import GateScanning

/// Builds zips for tests, right ones and ones that lie; every field can be overridden.
struct Zip {
  /// One member and what its headers say of it.
  struct Member {
    var name: String
    var data: [UInt8]
    var method = 0
    var flags = 0
    /// The size that the directory claims, if not the true one.
    var claimedSize: Int?
    /// The size that the member's own header claims, if not the same.
    var localSize: Int?
    /// The checksum that both claim, if not the true one.
    var claimedCRC: UInt32?
    /// Whether the directory leaves it out.
    var isHidden = false
    /// Bytes between this member and the next.
    var gap: [UInt8] = []
    /// The name that the member's own header bears, if not the same.
    var localName: String?
  }

  var members: [Member]
  /// What the end record says of the number of members, if not the truth.
  var claimedCount: Int?
  var comment: [UInt8] = []
  /// Bytes between the directory and the end record.
  var beforeEnd: [UInt8] = []

  init(_ members: [Member]) {
    self.members = members
  }

  init(_ members: [(String, [UInt8])]) {
    self.init(members.map { Member(name: $0, data: $1) })
  }

  init(_ members: [(String, String)]) {
    self.init(members.map { ($0, Array($1.utf8)) })
  }

  var bytes: [UInt8] {
    var (body, directory): ([UInt8], [UInt8]) = ([], [])
    for member in members {
      if !member.isHidden { directory += central(member, at: body.count) }
      body += local(member) + member.gap
    }
    let count = claimedCount ?? members.count { !$0.isHidden }
    return body + directory + beforeEnd + [0x50, 0x4b, 5, 6, 0, 0, 0, 0] + number(count, 2)
      + number(count, 2) + number(directory.count, 4) + number(body.count, 4)
      + number(comment.count, 2) + comment
  }

  private func local(_ member: Member) -> [UInt8] {
    let isOpen = member.flags & 8 != 0
    let size = member.localSize ?? member.claimedSize ?? member.data.count
    let name = Array((member.localName ?? member.name).utf8)
    let described = number(crc(member), 4) + number(member.data.count, 4) + number(size, 4)
    return [0x50, 0x4b, 3, 4, 20, 0] + number(member.flags, 2) + number(member.method, 2)
      + number(0x5a21_0000, 4) + (isOpen ? [UInt8](repeating: 0, count: 12) : described)
      + number(name.count, 2) + [0, 0] + name + member.data
      + (isOpen ? [0x50, 0x4b, 7, 8] + described : [])
  }

  private func central(_ member: Member, at offset: Int) -> [UInt8] {
    [0x50, 0x4b, 1, 2, 20, 0, 20, 0] + number(member.flags, 2) + number(member.method, 2)
      + number(0x5a21_0000, 4) + number(crc(member), 4) + number(member.data.count, 4)
      + number(member.claimedSize ?? member.data.count, 4) + number(member.name.utf8.count, 2)
      + [UInt8](repeating: 0, count: 12) + number(offset, 4) + Array(member.name.utf8)
  }

  private func crc(_ member: Member) -> Int {
    Int(member.claimedCRC ?? ContentBytes.over(member.data) { $0.crc32 })
  }

  private func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
