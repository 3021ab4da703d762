/// What a person may do in the office.
///
/// A person holds any set that `RoleConflict` allows.
public enum Role: String, CaseIterable, Hashable, Sendable, Codable {
  /// Files requests and fetches released files (普通员工).
  case staff
  /// Heads a department (部门负责人).
  case departmentHead = "department-head"
  /// Approves requests and reviews the log (保密员).
  case securityOfficer = "security-officer"
  /// Decides what the policy reserves for the leadership (主管领导).
  case leader
  /// Stands at a transfer station (中间机操作员).
  case stationOperator = "station-operator"
  /// Runs the system and its accounts; reads no request (系统管理员).
  case systemAdministrator = "system-administrator"
  /// Sets rights and policy (安全保密管理员).
  case securityAdministrator = "security-administrator"
  /// Reads the audit log and changes nothing (安全审计员).
  case auditor
}
