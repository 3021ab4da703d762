import GateDomain

extension EnginesPolicy {
  private static let most = 8

  private enum Kind: String, CaseIterable {
    case yara, clamd, icap
  }

  /// Reads `engines.yaml`: a list that may be empty.
  init?(_ map: FieldMap) {
    guard let field = map.required("engines"), let items = field.list() else { return nil }
    guard items.count <= Self.most else {
      field.reportValue(hint: Words("最多 \(Self.most) 个引擎", "at most \(Self.most) engines"))
      return nil
    }
    var seen: [EngineSetting] = []
    for item in items {
      guard let setting = Self.setting(item), Self.isNew(setting, seen, item) else { return nil }
      seen.append(setting)
    }
    self.init(engines: seen)
  }

  private static func setting(_ field: Field) -> EngineSetting? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    switch map.required("kind")?.choice(Kind.self) {
    case .yara: return map.required("rules")?.ruleFolder().map(EngineSetting.yara)
    case .clamd: return map.required("socket")?.socketPath().map(EngineSetting.clamd)
    case .icap: return map.required("url")?.icapService()
    case nil:
      for key in ["rules", "socket", "url"] { _ = map.optional(key) }
      return nil
    }
  }

  // One engine twice costs time and says nothing; two sets of YARA rules belong into one folder.
  private static func isNew(_ setting: EngineSetting, _ seen: [EngineSetting], _ field: Field)
    -> Bool
  {
    let isYARA = { (setting: EngineSetting) in
      if case .yara = setting { return true }
      return false
    }
    guard !seen.contains(setting), !isYARA(setting) || !seen.contains(where: isYARA) else {
      field.report(
        .duplicateEntry, Words("同一引擎出现两次", "the same engine twice"),
        hint: Words("请删去一个", "remove one of them"))
      return false
    }
    return true
  }
}

extension Field {
  fileprivate func ruleFolder() -> String? {
    var seen = Set<String>()
    return shortName(unlike: &seen)
  }

  // The kernel takes at most 107 bytes for the path of a local socket.
  fileprivate func socketPath() -> String? {
    guard let text = text() else { return nil }
    guard text.hasPrefix("/"), (2...107).contains(text.utf8.count),
      text.utf8.allSatisfy(Self.isPlain)
    else {
      reportValue(
        hint: Words(
          "请写绝对路径，例如 /run/clamav/clamd.ctl", "write an absolute path, e.g. /run/clamav/clamd.ctl"))
      return nil
    }
    return text
  }

  fileprivate func icapService() -> EngineSetting? {
    guard let text = text() else { return nil }
    guard let setting = Self.icapService(text) else {
      reportValue(
        hint: Words(
          "请写成 icap://主机:端口/服务名，例如 icap://127.0.0.1:1344/avscan",
          "write icap://host:port/service, e.g. icap://127.0.0.1:1344/avscan"))
      return nil
    }
    return setting
  }

  private static func icapService(_ text: String) -> EngineSetting? {
    guard text.hasPrefix("icap://"), text.utf8.count <= 200, text.utf8.allSatisfy(isPlain) else {
      return nil
    }
    let parts = text.dropFirst(7).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    let place = parts[0].split(separator: ":", omittingEmptySubsequences: false)
    guard place.count == 2, !place[0].isEmpty, let port = UInt16(place[1]), port > 0 else {
      return nil
    }
    return .icap(host: String(place[0]), port: port, service: String(parts[1]))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    default: "-._/:".utf8.contains(byte)
    }
  }
}
