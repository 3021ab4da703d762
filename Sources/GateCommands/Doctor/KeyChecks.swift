import Foundation
import GateDomain
import GateSigning
import GateSite

/// Keys and secrets of a site: there, whole, and nobody else's business.
struct KeyChecks {
  let site: SiteFolder

  init(_ site: SiteFolder) {
    self.site = site
  }

  func all() -> [Finding] {
    let findings =
      [site.grantKey, site.logKey, site.stationKey].map(privateKey)
      + [storeKey(), token(), grantKeys()]
    let bad = findings.filter { $0.level != .ok }
    return bad.isEmpty
      ? [.ok("keys", "密钥完好且仅属主可读", "keys are whole and readable by their owner alone")] : bad
  }

  private func privateKey(_ path: String) -> Finding {
    do {
      _ = try KeyFile.signingKey(path)
      return .ok("keys", path, path)
    } catch {
      return .fail("keys", error)
    }
  }

  private func storeKey() -> Finding {
    guard FileManager.default.fileExists(atPath: site.storeKey) else {
      return .fail(
        "keys",
        Words(
          "数据库密钥文件缺失，动态口令无法核对：\(site.storeKey)",
          "the key of the database's secrets is missing, so no time code can be checked: \(site.storeKey)"
        ),
        hint: Words(
          "请从备份恢复；旧版本站点启动一次服务器即会生成",
          "restore it from a backup; at a site of an older version the server makes it at its next start"
        ))
    }
    do {
      _ = try KeyFile.storeKey(site.storeKey)
      return .ok("keys", site.storeKey, site.storeKey)
    } catch {
      return .fail("keys", error)
    }
  }

  /// What the station checks grants with must belong to what the server signs them with.
  private func grantKeys() -> Finding {
    do {
      let signing = try KeyFile.signingKey(site.grantKey)
      guard try KeyFile.verificationKey(site.grantVerificationKey) == signing.verificationKey else {
        return .fail(
          "keys", Words("中间机的授权公钥与服务器不符", "the station's grant key is not the server's"),
          hint: Words("请从备份恢复 grant.pub", "restore grant.pub from the backup"))
      }
      return .ok("keys", site.grantVerificationKey, site.grantVerificationKey)
    } catch {
      return .fail("keys", error)
    }
  }

  private func token() -> Finding {
    var found = stat()
    guard unsafe stat(site.stationToken, &found) == 0, found.st_mode & 0o077 == 0 else {
      return .fail(
        "keys",
        Words(
          "中间机令牌缺失或他人可读：\(site.stationToken)",
          "the station's token is missing or others can read it: \(site.stationToken)"),
        hint: Words("执行 chmod 600，或从备份恢复", "run chmod 600 on it, or restore it"))
    }
    return .ok("keys", site.stationToken, site.stationToken)
  }
}
