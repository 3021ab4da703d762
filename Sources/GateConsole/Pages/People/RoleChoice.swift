import GateDomain

/// Check boxes for roles.
struct RoleChoice {
  let chosen: Set<Role>
  let voice: Voice

  /// The markup.
  var html: HTML {
    let boxes: [HTML] = Role.allCases.map { role in
      """
      <label class="box"><input type="checkbox" name="role-\(role.rawValue)" value="yes"\(chosen.contains(role) ? " checked" : "")> \(voice(role.words))</label>

      """
    }
    return """
      <fieldset><legend>\(voice("角色", "Roles"))</legend>
      <p class="help">\(voice("三员、审计与其他角色不得兼任；冲突的会被拒绝。", "Some roles may not be held together; a conflict is refused."))</p>
      \(boxes)</fieldset>
      """
  }

  /// The roles that a form names.
  static func roles(in form: FormFields) -> Set<Role> {
    Set(Role.allCases.filter { form["role-\($0.rawValue)"] == "yes" })
  }
}
