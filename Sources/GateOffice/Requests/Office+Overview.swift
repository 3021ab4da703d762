import GateAuditLog
public import GateDomain
import GatePolicy
import GateSigning
import GateSite
import GateStore
import Synchronization

extension Office {
  /// The grants that may be used now, those that end first first; for those who see every request.
  public func liveGrants(by person: Person, limit: Int) throws -> [LiveGrant] {
    guard Visibility.seesEverything(person) else { throw Refusal.notAllowed }
    return try store.read { transaction in
      try transaction.liveGrants(limit: min(limit, 200)).compactMap { stored in
        guard let grant = stored.unverified.verified(by: grantKey.verificationKey)?.statement,
          let request = try transaction.request(grant.request.rawValue)
        else { return nil }
        return LiveGrant(grant: grant, isInUse: stored.state.lease != nil, request: request)
      }
    }
  }

  /// The requests of the last `days` days in numbers, at most a minute old; for those who see every
  /// request.
  ///
  /// What is older than ten seconds is counted anew beside whoever asks: a year of requests takes a
  /// quarter of a second.
  public func figures(days: Int, by person: Person) throws -> RequestFigures {
    guard Visibility.seesEverything(person) else { throw Refusal.notAllowed }
    let (days, now) = (min(max(days, 1), 366), Timestamp.now)
    guard let last = live.withLock({ $0.figures[days] }), last.at <= now,
      now < last.at.adding(seconds: 60)
    else { return try countAnew(days: days, at: now) }
    if last.at.adding(seconds: 10) <= now,
      live.withLock({ $0.figuresBeingCounted.insert(days).inserted })
    {
      Task {
        _ = try? await onOwnThread(givesWay: true) { try self.countAnew(days: days, at: now) }
        live.withLock { _ = $0.figuresBeingCounted.remove(days) }
      }
    }
    return last.figures
  }

  private func countAnew(days: Int, at now: Timestamp) throws -> RequestFigures {
    let figures = try count(days: days, at: now)
    live.withLock { $0.figures[days] = (now, figures) }
    return figures
  }

  private func count(days: Int, at now: Timestamp) throws -> RequestFigures {
    let offset = site.timeZoneOffset
    let today = CalendarDay(of: now, offsetSeconds: offset)
    let starts = (0..<days).reversed().map {
      CalendarDay(number: today.number - Int64($0)).start(offsetSeconds: offset)
    }
    let end = CalendarDay(number: today.number + 1).start(offsetSeconds: offset)
    return try store.read { transaction in
      let counts = try transaction.submissions(from: starts, until: end)
      let times = try transaction.decisionTimes(since: starts[0])
      return RequestFigures(
        days: zip(starts, counts).map { ($0, $1) },
        states: try transaction.states(since: starts[0]),
        forms: try transaction.forms(since: starts[0]),
        departments: try transaction.departments(since: starts[0]),
        medianSeconds: times.isEmpty ? nil : times[times.count / 2])
    }
  }

  /// Stations that have not reported for `seconds`, with the moment of their last report.
  public func silentStations(for seconds: Int64, at time: Timestamp) async
    -> [(station: Station, lastSeen: Timestamp?)]
  {
    let seen = live.withLock { $0.seen }
    return await stations().compactMap { station in
      let last = seen[station.id]
      guard let last, last.adding(seconds: seconds) > time else { return (station, last) }
      return nil
    }
  }
}
