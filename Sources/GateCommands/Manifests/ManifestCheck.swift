import Foundation
import GateDomain
import GateSigning
import GateTransfer

/// Holds a release folder against its signed manifest.
struct ManifestCheck: Encodable {
  /// What became of one file.
  struct File: Encodable {
    let path, sha256: String
    let state: State
  }

  /// How a file of the folder compares with the manifest.
  enum State: String, Encodable {
    /// As the manifest says.
    case intact
    /// Its bytes are others.
    case changed
    /// The manifest has it, the folder has not.
    case missing
    /// The folder has it, the manifest has not released it.
    case extra

    var words: Words {
      switch self {
      case .intact: Words("一致", "intact")
      case .changed: Words("已被改动", "changed")
      case .missing: Words("缺失", "missing")
      case .extra: Words("清单之外", "not in the manifest")
      }
    }
  }

  let transfer, requestNumber, station, releasedAt: String
  let held: Int
  let files: [File]

  /// Whether the signature is valid and every released file is as it was.
  var isIntact: Bool { files.allSatisfy { $0.state == .intact } }

  /// Proves the manifest and reads every file below `folder`.
  init(manifest: [UInt8], key: VerificationKey, folder: String) throws {
    guard let value = SignedManifest.verified(manifest, by: key) else {
      throw CommandFailure(
        "signature-invalid",
        what: Words("签名无效：此清单不可信", "the signature is not valid: do not trust this manifest"),
        hint: Words("请核对公钥；若无误，请报告保密员", "check the key; if it is right, tell the security officer"))
    }
    let entries = value["files"]?.array ?? []
    let released = entries.filter { $0["released"] == .boolean(true) }
    held = entries.count - released.count
    transfer = value["transfer"]?.string ?? ""
    requestNumber = value["request_number"]?.string ?? ""
    station = value["station"]?.string ?? ""
    releasedAt = value["released_at"]?.string ?? ""
    let named = released.map { Self.compare($0, below: folder) }
    files = named + Self.extras(in: folder, besides: Set(released.compactMap(Self.relativePath)))
  }

  private static func relativePath(_ entry: JSONValue) -> String? {
    let bytes = entry["path_bytes"]?.string.flatMap(Hex.decode)
    return bytes.flatMap { FetchTarget.parts(of: RawName($0)) }?.joined(separator: "/")
  }

  private static func compare(_ entry: JSONValue, below folder: String) -> File {
    let (shown, promised) = (entry["path"]?.string ?? "", entry["sha256"]?.string ?? "")
    let state: State
    if let path = relativePath(entry), let found = try? FileDigest.sha256(of: "\(folder)/\(path)") {
      state = found.hex == promised ? .intact : .changed
    } else {
      state = .missing
    }
    return File(path: shown, sha256: promised, state: state)
  }

  private static func extras(in folder: String, besides known: Set<String>) -> [File] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.sorted().filter { isFile("\(folder)/\($0)") && !known.contains($0) }
      .map { File(path: RawName($0).escaped, sha256: "", state: .extra) }
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}

extension ManifestCheck {
  func lines(_ language: Language) -> [String] {
    let result = isIntact ? Words("一致", "intact") : Words("不一致", "not intact")
    let fields: [(Words, String)] = [
      (Words("签名", "Signature"), Words("有效", "valid").in(language)),
      (Words("结论", "Result"), result.in(language)), (Words("传输", "Transfer"), transfer),
      (Words("申请", "Request"), requestNumber), (Words("中间机", "Station"), station),
      (Words("放行时间", "Released"), releasedAt), (Words("扣留", "Held"), String(held)),
    ]
    let table = Table(
      columns: [.init("状态", "State"), .init("文件", "File"), .init("摘要", "SHA-256")],
      rows: files.map { [$0.state.words.in(language), $0.path, $0.sha256] })
    return Table.fields(fields, in: language) + [""] + table.lines(in: language)
  }
}
