import GateDomain

extension Page.Section {
  /// Where it leads.
  var path: String {
    switch self {
    case .home: "/"
    case .myRequests: "/requests"
    case .toApprove: "/requests/to-approve"
    case .allRequests: "/requests/all"
    case .transfers: "/transfers"
    case .held: "/held"
    case .machines: "/machines"
    case .burns: "/burns"
    case .media: "/media"
    case .stations: "/stations"
    case .log: "/log"
    case .people: "/people"
    }
  }

  /// Its name.
  var words: Words {
    switch self {
    case .home: Words("首页", "Home")
    case .myRequests: Words("我的申请", "My requests")
    case .toApprove: Words("待我审批", "To approve")
    case .allRequests: Words("全部申请", "All requests")
    case .transfers: Words("传输任务", "Transfers")
    case .held: Words("扣留文件", "Held files")
    case .machines: Words("外网计算机", "External machines")
    case .burns: Words("光盘刻录", "Discs")
    case .media: Words("介质台账", "Register")
    case .stations: Words("中间机", "Stations")
    case .log: Words("审计日志", "Audit log")
    case .people: Words("人员账号", "Accounts")
    }
  }

  /// Whose navigation shows it; the routes themselves are guarded by `Route.access`.
  var access: Access {
    switch self {
    case .home: .signedIn
    case .myRequests: .requesters
    case .toApprove:
      .roles([.departmentHead, .securityOfficer, .leader, .securityAdministrator])
    case .allRequests: .overseers
    case .transfers: .business
    case .held: .reviewers
    case .machines: .machineReaders
    case .burns: .business
    case .media: .mediaReaders
    case .stations: .stationKeepers
    case .log: .logReaders
    case .people: .accountReaders
    }
  }
}

extension Access {
  /// Whether `person` may pass.
  func admits(_ person: Person) -> Bool {
    do {
      try check(person)
      return true
    } catch {
      return false
    }
  }
}
