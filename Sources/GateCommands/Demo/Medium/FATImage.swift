import Foundation
import GateDomain

/// Builds a FAT32 image from a folder, as a stick from a shop would hold it.
enum FATImage {
  /// Bytes of the image: FAT32 needs at least 65,525 clusters.
  static let size: UInt64 = 64 << 20

  /// Makes the image and puts the folder's content into it.
  static func build(_ image: String, from folder: String) throws {
    try Data().write(to: URL(fileURLWithPath: image))
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: image))
    try file.truncate(atOffset: size)
    try file.close()
    _ = try ToolRun.output("/usr/sbin/mkfs.vfat", ["-F", "32", "-n", "DEMO", image])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    // MTOOLS_SKIP_CHECK: mtools would refuse sizes that no floppy disk ever had.
    _ = try ToolRun.output(
      "/usr/bin/mcopy", ["-i", image, "-s", "-Q"] + names.map { "\(folder)/\($0)" } + ["::/"],
      environment: ["MTOOLS_SKIP_CHECK": "1"])
    try patchNames(image)
  }

  /// The tables and the demonstration's few files all lie in the first part of the image.
  private static let usedBytes = 8 << 20

  private static func patchNames(_ image: String) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: image))
    defer { try? file.close() }
    var bytes = Array(try file.read(upToCount: usedBytes) ?? Data())
    guard LongNamePatch.apply(to: &bytes) == LongNamePatch.standIns.count else {
      throw CommandFailure(
        "image-not-patched",
        what: Words("无法在镜像中写入特殊文件名", "the odd names could not be put into the image"),
        hint: Words("请检查 mtools 的版本", "check the version of mtools"))
    }
    try file.seek(toOffset: 0)
    try file.write(contentsOf: Data(bytes))
  }
}
