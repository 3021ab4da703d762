public import GateSignatures
import GateWire

extension SignatureChecker {
  /// Checks a copy that is to stand in a set, and says what it would be there.
  public var importCheck: SignatureImport.Check {
    { (path, name) async throws(SignatureRefusal) in
      let file = path.split(separator: "/").last.map(String.init) ?? ""
      do throws(EngineFailure) {
        let header = try await check(path, file.hasSuffix(".cld") ? .cld : .cvd)
        return SignaturePart(
          kind: .database, name: String(file.prefix { $0 != "." }), version: header.version,
          count: header.count, publishedAt: header.publishedAt, files: [file])
      } catch {
        throw SignatureRefusal(error, about: name)
      }
    }
  }
}

extension SignatureRefusal {
  /// What an engine's failure means for the signatures that it was to use.
  public init(_ failure: EngineFailure, about subject: String = "") {
    switch failure {
    case .fault(.noSignatures): self.init(.empty, subject)
    case .fault(.damagedSignatures): self.init(.damaged, subject)
    case .fault(.notSigned): self.init(.notSigned, subject)
    case .fault(.unreadable): self.init(.unreadable, subject)
    case .fault(.selfTest): self.init(.selfTest, subject)
    case .fault(.confinement), .fault(.installation), .fault(.rules), .gone:
      self.init(.engine, subject)
    case .changed: self.init(.vanished, subject)
    }
  }
}
