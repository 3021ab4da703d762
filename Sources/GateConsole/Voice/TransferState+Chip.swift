import GateDomain

extension TransferState {
  /// The state as pages show it.
  var chip: Chip {
    switch self {
    case .copying: Chip(words: Words("复制并检测中", "copying and scanning"), tone: .waiting)
    case .judged: Chip(words: Words("检测完毕", "all judged"), tone: .waiting)
    case .releasing: Chip(words: Words("放行中", "releasing"), tone: .waiting)
    case .released: Chip(words: Words("已放行", "released"), tone: .good)
    case .failed: Chip(words: Words("未放行", "ended without release"), tone: .bad)
    }
  }
}

extension Verdict {
  /// The verdict as pages show it.
  var chip: Chip {
    switch self {
    case .clean: Chip(words: Words("未检出", "clean"), tone: .good)
    case .infected: Chip(words: Words("已检出病毒", "infected"), tone: .bad)
    case .suspicious: Chip(words: Words("可疑", "suspicious"), tone: .bad)
    case .unscannable: Chip(words: Words("无法检测", "unscannable"), tone: .waiting)
    case .forbidden: Chip(words: Words("禁止带入", "forbidden"), tone: .waiting)
    }
  }
}

extension DeviceSightingState {
  /// Whether the device is open, as pages show it.
  var chip: Chip {
    switch self {
    case .open: Chip(words: Words("已允许", "allowed"), tone: .good)
    case .closed: Chip(words: Words("已阻断", "blocked"), tone: .bad)
    }
  }
}
