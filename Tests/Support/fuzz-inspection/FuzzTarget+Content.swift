import GateDomain
@testable import GateScanning

extension FuzzTarget {
  static func parse(_ content: ContentBytes, as target: FuzzTarget) {
    switch target {
    case .zip: _ = try? ZipStructure.members(of: content)
    case .compoundFile: parseCompoundFile(content)
    case .pdf:
      try? PDFStructure.check(content)
      try? PDFStructure.check(decoded: content)
    case .content: parseContent(content)
    case .scanMessage, .ingestMessage, .passkey, .text, .extractMessage, .descriptors, .uevent,
      .grant, .enforcerRequest, .enforcerMessage, .multipart:
      break
    }
  }

  private static func parseCompoundFile(_ content: ContentBytes) {
    let entries = CompoundFile.entries(of: content)
    try? CompoundFile.check(entries)
    try? OfficeStream.check(content)
    try? OldOfficeActions.check(content)
    guard let streams = try? CompoundStreams(content) else { return }
    for entry in CompoundFile.streams(entries).prefix(32) { _ = try? streams.bytes(of: entry) }
  }

  private static func parseContent(_ content: ContentBytes) {
    let kind = ContentKind(of: content)
    let findings = Findings()
    let node = MemberNode(size: content.count)
    LayerChecks.run(content, kind, at: node, findings)
    LayerChecks.runOnFile(content, kind, at: node, findings)
    try? Media(of: content)?.check(content)
    try? OpenXMLLinks.check(part: content)
    try? OpenXMLLinks.check(relationships: content)
    try? MarkedText.check(openXMLPart: content)
    try? OpenDocumentParts.check(content)
    _ = TextProof.isText(content)
    _ = Base64Blocks.decoded(in: content)
    _ = TarHeader.begins(content)
  }
}
