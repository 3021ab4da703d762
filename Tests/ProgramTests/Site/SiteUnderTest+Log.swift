import Foundation
import GateAuditLog
import GateDomain
import GateSigning
import GateSite
import GateTesting

extension SiteUnderTest {
  /// Verifies the published log as an outsider would and gives back what was found.
  func verifyLog() throws -> LogReport {
    let logKey = try KeyFile.signingKey(folder.logKey).verificationKey
    let stationKey = try KeyFile.signingKey(folder.stationKey).verificationKey
    let verifier = LogVerifier(
      key: NoteKey(name: "test.example/audit/1", key: logKey), stations: ["ST-01": stationKey])
    return verifier.verify(Self.published(folder.log))
  }

  static func published(_ root: String) -> LogFolder {
    LogFolder(
      read: { path in FileManager.default.contents(atPath: root + "/" + path).map(Array.init) },
      list: { path in
        try FileManager.default.contentsOfDirectory(atPath: path.isEmpty ? root : root + "/" + path)
      })
  }

  /// What is in the release folder of a transfer, by path, and not the manifest.
  func released(_ transfer: Identifier<Transfer>) -> [String: [UInt8]] {
    let root = folder.release + "/" + transfer.rawValue + "/files"
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        var isFolder: ObjCBool = false
        FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
        guard !isFolder.boolValue, let data = FileManager.default.contents(atPath: root + "/" + path)
        else { return nil }
        return (path, Array(data))
      })
  }
}
