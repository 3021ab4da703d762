/// Why a transfer ended without a release.
public enum TransferFailure: String, ExplainedError, Hashable, Sendable, Codable, CaseIterable {
  /// The medium was pulled out, or vanished, before everything was copied.
  case mediumRemoved = "medium-removed"
  /// The medium holds no file system that the gate reads, or a broken one.
  case mediumUnreadable = "medium-unreadable"
  /// The reader died again and again, so the list of files is not known to be whole.
  case readerDied = "reader-died"
  /// The quarantine has no room.
  case diskFull = "disk-full"
  /// A worker could not be confined or did not pass its self-test.
  case workerRefused = "worker-refused"
  /// The grant was revoked while the transfer ran.
  case revoked
  /// More files than the policy lets in.
  case tooManyFiles = "too-many-files"
  /// The station's own store or folders failed.
  case stationFault = "station-fault"
  /// The gate closed the medium before everything was copied.
  case deviceClosed = "device-closed"

  /// The failure and its remedy in words.
  public var explanation: Explanation {
    switch self {
    case .mediumRemoved:
      Explanation(
        what: Words("介质在复制完成前被拔出", "the medium was removed before everything was copied"),
        hint: Words("授权仍然有效：请重新插入介质", "the grant still holds: plug the medium in again"))
    case .mediumUnreadable:
      Explanation(
        what: Words(
          "介质中没有可识别的文件系统，或文件系统已损坏",
          "the medium has no readable file system, or a broken one"),
        hint: Words(
          "请用 FAT32、exFAT、NTFS、ext4 或光盘重新提供",
          "bring it on FAT32, exFAT, NTFS, ext4 or a disc"))
    case .readerDied:
      Explanation(
        what: Words("读取介质的进程反复异常终止", "the process that reads the medium died again and again"),
        hint: Words("请勿再插入此介质，并报告保密员", "do not plug it in again; tell the security officer"))
    case .diskFull:
      Explanation(
        what: Words("隔离区空间不足", "the quarantine has no room left"),
        hint: Words(
          "请中间机操作员清理空间后重新插入",
          "the station operator must free space; then plug it in again"))
    case .workerRefused:
      Explanation(
        what: Words(
          "沙箱或检测引擎未通过自检，未处理介质",
          "a worker could not be confined or failed its self-test"),
        hint: Words(
          "请操作员运行 gatectl doctor 查看原因",
          "the operator can run `gatectl doctor` to see why"))
    case .revoked:
      Explanation(
        what: Words("授权已被撤销", "the grant was revoked"),
        hint: Words("请联系审批人", "contact the approver"))
    case .tooManyFiles:
      Explanation(
        what: Words("文件数量超过允许的上限", "there are more files than the policy lets in"),
        hint: Words("请分批带入", "bring them in several transfers"))
    case .stationFault:
      Explanation(
        what: Words("中间机自身出现故障", "the station itself has a fault"),
        hint: Words(
          "请操作员运行 gatectl doctor 查看原因",
          "the operator can run `gatectl doctor` to see why"))
    case .deviceClosed:
      Explanation(
        what: Words(
          "介质在复制完成前被关口关闭", "the gate closed the medium before everything was copied"),
        hint: Words(
          "原因见该设备的记录；授权时间已过的请重新申请",
          "the device's record says why; file a new request if its time is over"))
    }
  }
}
