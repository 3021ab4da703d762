import GateDomain

/// The members of a layer by the readers of our own, and what they object to.
enum ContainerMembers {
  /// The kind, more exact than by its marks, and the members that the engine must show.
  static func list(_ content: ContentBytes, _ kind: ContentKind, _ budget: ScanBudget)
    throws(Objected) -> (ContentKind, ExpectedMembers)
  {
    switch kind {
    case .zip: return try zip(content, budget)
    case .archive(let archive):
      let listing = try ArchiveListing(of: content, archive, budget)
      for member in listing.members where !archive.isStream { try check(name: member.name.bytes) }
      return (kind, ExpectedMembers(archive: listing.members))
    case .compoundFile:
      let entries = CompoundFile.entries(of: content)
      try CompoundFile.check(entries)
      return (kind, ExpectedMembers(compoundFile: entries))
    case .pdf:
      try PDFStructure.check(content)
      try PDFStreams.check(content, budget)
    case .media(let media):
      try media.check(content)
    case .other: break
    }
    return (kind, ExpectedMembers())
  }

  private static func zip(_ content: ContentBytes, _ budget: ScanBudget) throws(Objected)
    -> (ContentKind, ExpectedMembers)
  {
    let members = try ZipStructure.members(of: content)
    try ZipReaders.compare(content, with: members)
    for member in members where !member.isFolder {
      try budget.spendMember()
      try budget.check(memberSize: member.size)
      try ZipStructure.checkData(of: member, in: content, budget)
    }
    for member in members {
      for name in [member.name, member.unicodeName ?? member.name] {
        if member.isFolder {
          try MemberName.checkFolder(name)
        } else {
          try MemberName.check(name)
          try check(name: name)
        }
      }
    }
    try OfficeMembers.check(members)
    let files = members.filter { !$0.isFolder }
    return (.zip(OfficeMembers.use(of: members)), ExpectedMembers(zip: files))
  }

  private static func check(name: [UInt8]) throws(Objected) {
    try ForeignArchive.check(name: String(decoding: name, as: UTF8.self).lowercased())
    try RunnableMember.check(name: name)
  }
}
