import GateDomain

extension BurningChecks {
  /// The arrangement by which the station may open the drive that burns.
  var arrangement: BurnerSwitch { BurnerSwitch(files: files, node: node) }

  /// Whether this machine burns, and whether what makes it so is whole.
  func burnerSwitch() -> Finding {
    let arrangement = arrangement
    guard arrangement.isOn else {
      return .ok(
        "burner-switch", "本机不刻录；要由本机刻录，运行 gate-burner on",
        "this machine does not burn discs; to have it burn, run gate-burner on")
    }
    let members = arrangement.members
    guard members.isEmpty else { return Self.shared(members) }
    guard let drive = arrangement.drive, arrangement.gives(drive) else {
      return .fail(
        "burner-switch",
        Words("已启用刻录，但没有生效", "burning is switched on, but not in force"),
        hint: Words(
          "接好刻录机，再运行 gate-burner on；不再刻录则运行 gate-burner off",
          "connect the drive and run gate-burner on; run gate-burner off where nothing is burned any more"
        ))
    }
    guard arrangement.stationHasGroup != false else {
      return .fail(
        "burner-switch",
        Words("中间机服务还不能打开刻录机", "the station may not open the burner yet"),
        hint: Words("运行 systemctl restart gate-station", "run systemctl restart gate-station"))
    }
    return .ok(
      "burner-switch", "由 /dev/\(drive) 刻录，只有中间机服务能打开它",
      "/dev/\(drive) burns; the station alone may open it")
  }

  private static func shared(_ members: [String]) -> Finding {
    let names = members.joined(separator: ", ")
    return .fail(
      "burner-switch",
      Words(
        "组 \(BurnerSwitch.group) 里有账号，它们也能刻录：\(names)",
        "accounts are in the group \(BurnerSwitch.group) and could burn, too: \(names)"),
      hint: Words(
        "运行 gpasswd -d 账号 \(BurnerSwitch.group)，并报告保密员",
        "run gpasswd -d ACCOUNT \(BurnerSwitch.group), and tell the security officer"))
  }
}
