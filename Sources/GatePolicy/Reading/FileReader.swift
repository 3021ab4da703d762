import Foundation
import GateDomain

/// Reads one small file whole.
package enum FileReader {
  /// Reads a regular file up to one byte more than the limit; nil when a problem was reported.
  ///
  /// Links, pipes and devices are refused: reading them could wait for ever.
  package static func bytes(of path: String, shown: String, problems: ProblemList) -> [UInt8]? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      problems.report(
        .missingFile, in: shown, Words("没有此文件", "there is no such file"),
        hint: Words("请从备份恢复，或参照随附的文件建立", "restore it, or start from the shipped one"))
      return nil
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      problems.report(
        .unreadableFile, in: shown, Words("不是普通文件", "it is no regular file"),
        hint: Words("请换成普通文件，不要用链接", "put the file itself there, not a link"))
      return nil
    }
    return contents(of: path, shown: shown, problems: problems)
  }

  private static func contents(of path: String, shown: String, problems: ProblemList) -> [UInt8]? {
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? handle.close() }
      return Array(try handle.read(upToCount: Document.sizeLimit + 1) ?? Data())
    } catch {
      problems.report(
        .unreadableFile, in: shown, Words("文件无法读取", "the file cannot be read"),
        hint: Words("请检查文件的权限和磁盘", "look at its permissions and at the disk"))
      return nil
    }
  }
}
