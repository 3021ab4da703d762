import Foundation
import GateDomain
import GateLinux
import GateSigning

/// An analyst's private key on disk: one line of hexadecimal digits, readable by its owner alone.
enum ExportKeyFile {
  static func read(_ path: String) throws -> OpeningKey {
    let text = String(decoding: try DurableFile.read(path, limit: 4_096), as: UTF8.self)
    let line = String(text.prefix { !$0.isNewline })
    guard let key = Hex.decode(line).flatMap({ OpeningKey(bytes: $0) }) else {
      throw CommandFailure(
        "broken-key", what: Words("密钥文件无法识别：\(path)", "the key file \"\(path)\" holds no key"),
        hint: Words("应为 gatectl held make-key 生成的文件", "it is made by `gatectl held make-key`"))
    }
    return key
  }

  /// Writes a new key; one that is there already is never written over.
  static func make(_ path: String) throws -> OpeningKey {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(
        "file-exists", what: Words("文件已存在：\(path)", "the file \"\(path)\" is there already"),
        hint: Words("请另选文件名", "choose another name"))
    }
    let key = OpeningKey()
    try DurableFile.write(Array((Hex.encode(key.bytes) + "\n").utf8), to: path, mode: 0o600)
    return key
  }
}
