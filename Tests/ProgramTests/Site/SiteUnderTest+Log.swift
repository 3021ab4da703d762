import Foundation
import GateAuditLog
import GateDomain
import GateSigning
import GateSite
import GateStore
import GateTesting
import Testing

extension SiteUnderTest {
  /// Verifies the published log as an outsider would and gives back what was found.
  func verifyLog() throws -> LogReport {
    let logKey = try KeyFile.signingKey(folder.logKey).verificationKey
    let stationKey = try KeyFile.signingKey(folder.stationKey).verificationKey
    let verifier = LogVerifier(
      key: try #require(NoteKey(name: "test.example/audit/1", key: logKey)),
      stations: ["ST-01": stationKey])
    return verifier.verify(LogFolder(directory: folder.log))
  }

  /// What is in the release folder of a transfer, by path, and not the manifest.
  func released(_ transfer: Identifier<Transfer>) -> [String: [UInt8]] {
    let root = folder.release + "/" + transfer.rawValue + "/files"
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        let kind = try? FileManager.default.attributesOfItem(atPath: root + "/" + path)[.type]
        guard kind as? FileAttributeType == .typeRegular,
          let data = FileManager.default.contents(atPath: root + "/" + path)
        else { return nil }
        return (path, Array(data))
      })
  }
}
