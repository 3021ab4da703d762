import GateDomain
import GateOffice

/// Accounts with the names of their people, which a browser proposes while somebody types one.
struct ColleagueList {
  let visit: Visit

  /// What fields with `list="colleagues"` propose; nothing when the people cannot be read.
  var html: HTML {
    let people = (try? visit.office.peopleByAccount())?.values.sorted { $0.id < $1.id } ?? []
    let options: [HTML] = people.map { person in
      "<option value=\"\(person.id)\">\(person.name) · \(person.department)</option>"
    }
    return "<datalist id=\"colleagues\">\(options)</datalist>"
  }
}
