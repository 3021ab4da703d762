extension Role {
  /// The role's name.
  public var words: Words {
    switch self {
    case .staff: Words("普通员工", "staff")
    case .departmentHead: Words("部门负责人", "department head")
    case .securityOfficer: Words("保密员", "security officer")
    case .leader: Words("主管领导", "leader")
    case .stationOperator: Words("中间机操作员", "station operator")
    case .systemAdministrator: Words("系统管理员", "system administrator")
    case .securityAdministrator: Words("安全保密管理员", "security administrator")
    case .auditor: Words("安全审计员", "auditor")
    }
  }
}
