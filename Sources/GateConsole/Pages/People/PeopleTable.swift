import GateDomain
import GateWire

/// A list of accounts.
struct PeopleTable {
  let people: [AccountView]
  let voice: Voice

  /// The table.
  var html: HTML {
    """
    <div class="scroll"><table><thead><tr>\
    <th scope="col">\(voice("账号", "Account"))</th><th scope="col">\(voice("姓名", "Name"))</th>\
    <th scope="col">\(voice("部门", "Department"))</th><th scope="col">\(voice("角色", "Roles"))</th>\
    <th scope="col">\(voice("状态", "State"))</th><th scope="col">\(voice("承诺书", "Pledge"))</th></tr></thead>
    <tbody>\(people.map(row))</tbody></table></div>
    """
  }

  private func row(_ account: AccountView) -> HTML {
    let person = account.person
    return """
      <tr><th scope="row"><a href="/people/\(PathText.encoded(person.id.rawValue))">\(person.id)</a></th>\
      <td>\(person.name)</td><td>\(person.department)</td>\
      <td>\(voice.list(person.orderedRoles.map { voice($0.words) }))</td>\
      <td>\(account.chip.html(voice))</td><td>\(account.pledgeChip.html(voice))</td></tr>

      """
  }
}

extension AccountView {
  /// Whether the account may be used.
  var chip: Chip {
    if !isActive { return Chip(words: Words("已停用", "closed"), tone: .quiet) }
    return lockedUntil == nil
      ? Chip(words: Words("正常", "open"), tone: .good)
      : Chip(words: Words("暂时锁定", "locked"), tone: .waiting)
  }

  /// Whether its owner's pledge counts.
  var pledgeChip: Chip {
    pledgedUntil == nil
      ? Chip(words: Words("没有", "none"), tone: .bad)
      : Chip(words: Words("有效", "signed"), tone: .good)
  }
}
