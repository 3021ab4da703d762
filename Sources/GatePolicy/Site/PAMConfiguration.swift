import GateDomain

/// The host's authentication modules (PAM) as `gatehouse.yaml` describes them.
public struct PAMConfiguration: Hashable, Sendable {
  /// The service's name: that of its file.
  public let service: String
  /// The folder of that file.
  public let folder: String
}

extension PAMConfiguration {
  /// Reads the `pam` part of `gatehouse.yaml`.
  init?(_ field: Field) {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let service = map.required("service").flatMap(Self.service)
    let folder = map.optional("folder").map(Self.folder) ?? "/etc/pam.d"
    guard let service, let folder else { return nil }
    self.init(service: service, folder: folder)
  }

  // Security: the name becomes part of a path.
  private static func service(_ field: Field) -> String? {
    guard let text = field.text() else { return nil }
    let isPlain = text.utf8.allSatisfy {
      (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || [0x2d, 0x5f].contains($0)
    }
    guard isPlain, text.utf8.count <= 32, text != "other" else {
      field.reportValue(
        hint: Words(
          "最多 32 个小写字母、数字、- 或 _，且不能是 other，例如 gatehouse",
          "at most 32 of a-z, 0-9, - and _, and not \"other\", e.g. gatehouse"))
      return nil
    }
    return text
  }

  private static func folder(_ field: Field) -> String? {
    guard let text = field.line() else { return nil }
    guard text.hasPrefix("/") else {
      field.reportValue(hint: Words("写绝对路径", "write an absolute path"))
      return nil
    }
    return text
  }
}
