import GateTesting
import Testing

@Suite struct MediumImageTests {
  @Test(
    "the checker of the system finds nothing wrong with a test image",
    arguments: [
      (MediumImage.Kind.fat32, "fsck.vfat", ["-n"]), (.exFAT, "fsck.exfat", ["-n"]),
      (.ntfs, "ntfsfix", ["-n"]), (.ext4, "e2fsck", ["-f", "-n"]),
    ])
  func checked(kind: MediumImage.Kind, checker: String, options: [String]) async throws {
    let folder = try TemporaryFolder("image")
    try await MediumImage.build(
      folder.path("image"), kind: kind, files: OfficeStick.files(for: kind))
    let result = try await Program.run(checker, options + [folder.path("image")])
    #expect(result.succeeded, "\(result.output)\(result.errors)")
  }
}
