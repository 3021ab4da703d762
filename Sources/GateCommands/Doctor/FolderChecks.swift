import Foundation
import GateDomain
import GateSite

/// Owners, modes and places of a site's folders.
struct FolderChecks {
  /// Below this a transfer may not fit; below the second none will.
  private static let (scarce, exhausted): (UInt64, UInt64) = (5 << 30, 512 << 20)

  let site: SiteFolder

  init(_ site: SiteFolder) {
    self.site = site
  }

  func all() -> [Finding] {
    let folders =
      [site.server, site.serverKeys].map { access($0, owner: site.server, forbidden: 0o077) }
      // The server's group passes through to what was released, and reads nothing on the way.
      + [access(site.station, owner: site.station, forbidden: 0o067)]
      + [site.stationKeys, site.quarantine].map {
        access($0, owner: site.station, forbidden: 0o077)
      } + [access(site.release, owner: site.station, forbidden: 0o027)]
    return Self.summary(folders) + [sameFileSystem(), space()]
  }

  // One line for folders that are as they should be.
  private static func summary(_ findings: [Finding]) -> [Finding] {
    let bad = findings.filter { $0.level != .ok }
    return bad.isEmpty
      ? [.ok("folders", "文件夹的属主与权限正确", "owners and modes of the folders are right")] : bad
  }

  /// The folder belongs to whoever runs this, for root to the owner of the part it is in, and
  /// nobody else can look in.
  func access(_ path: String, owner part: String, forbidden: UInt32) -> Finding {
    let expected = geteuid() == 0 ? SystemAccount(owning: part)?.user : geteuid()
    var found = stat()
    guard unsafe stat(path, &found) == 0, found.st_mode & S_IFMT == S_IFDIR else {
      return .fail(
        "folders", Words("缺少文件夹：\(path)", "a folder is missing: \(path)"),
        hint: Words("请从备份恢复站点", "restore the site from its backup"))
    }
    guard found.st_uid == expected else {
      return .fail(
        "folders", Words("属主不对：\(path)", "not owned by whom it should be: \(path)"),
        hint: Words(
          "请以站点属主或 root 运行，或按 \(part) 的属主执行 chown",
          "run this as the site's owner or root, or chown it to the owner of \(part)"))
    }
    guard found.st_mode & forbidden == 0 else {
      return .fail(
        "folders", Words("其他人可以访问：\(path)", "others can get into \(path)"),
        hint: Words("执行 chmod go= \(path)", "run chmod go= \(path)"))
    }
    return .ok("folders", path, path)
  }

  /// Files are released by linking, which does not cross file systems.
  func sameFileSystem() -> Finding {
    let devices = [site.quarantine, site.release].map(FileSystemSpace.device)
    guard let first = devices[0], first == devices[1] else {
      return .fail(
        "file-system",
        Words("隔离区与放行目录不在同一文件系统", "quarantine and release folder are on different file systems"),
        hint: Words("请把二者放在同一文件系统", "put both on one file system"))
    }
    return .ok(
      "file-system", "隔离区与放行目录在同一文件系统", "quarantine and release folder share a file system")
  }

  func space() -> Finding {
    guard let space = FileSystemSpace(site.quarantine) else {
      return .fail(
        "space", Words("无法读取隔离区", "the quarantine cannot be read"),
        hint: Words("请从备份恢复站点", "restore the site from its backup"))
    }
    return Self.judge(free: space.free)
  }

  static func judge(free: UInt64) -> Finding {
    let shown = Shown.bytes(free)
    let hint = Words("请清理或扩大磁盘", "free some space or use a larger disk")
    if free < exhausted {
      return .fail(
        "space", Words("隔离区仅剩 \(shown)", "the quarantine has only \(shown) left"), hint: hint)
    }
    if free < scarce {
      return .warn("space", Words("隔离区剩余 \(shown)", "the quarantine has \(shown) left"), hint: hint)
    }
    return .ok("space", "隔离区可用 \(shown)", "the quarantine has \(shown)")
  }
}
