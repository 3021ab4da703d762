extension TransferState {
  /// The state's name.
  public var words: Words {
    switch self {
    case .copying: Words("采集并检测中", "copying and scanning")
    case .judged: Words("检测完毕", "all judged")
    case .releasing: Words("放行中", "releasing")
    case .released: Words("已放行", "released")
    case .failed: Words("未放行", "ended without release")
    }
  }
}
