import GateDomain
import GateLinux
import GateWire
import Synchronization

extension EnforcerDevices {
  /// Takes one message of the enforcer.
  func take(_ message: EnforcerMessage, _ descriptor: consuming OwnedDescriptor?) {
    switch message {
    case .welcome: break
    case .present(let sighted):
      state.withLock { $0.sightings[sighted.sighting] = sighted.device }
      news.yield(.added(sighted.device))
    case .removed(let sighting):
      let device = state.withLock { $0.sightings.removeValue(forKey: sighting) }
      if let device { news.yield(.removed(port: device.port)) }
    case .opened(let ticket, let capacity): opened(ticket, capacity, descriptor)
    case .refused(let ticket, let objection):
      let wish = state.withLock { $0.wishes.removeValue(forKey: ticket) }
      wish?.answer.resume(returning: .failure(.objection(objection)))
    case .closed(let sighting, let objection):
      let device = state.withLock { $0.sightings[sighting] }
      if let device { news.yield(.closed(port: device.port, objection)) }
    case .entry(let sequence, let text):
      guard let value = try? CanonicalJSON.decode(text, limit: EnforcerMessage.entryLimit) else {
        return
      }
      journal.yield(EnforcerEntry(sequence: sequence, value: value))
    }
  }

  private func opened(
    _ ticket: UInt32, _ capacity: UInt64, _ descriptor: consuming OwnedDescriptor?
  ) {
    guard let wish = state.withLock({ $0.wishes.removeValue(forKey: ticket) }) else { return }
    guard let descriptor,
      let medium = try? OpenMedium(
        descriptor, end: { [weak self] in self?.send(.close(sighting: wish.sighting)) })
    else { return wish.answer.resume(returning: .failure(.gone)) }
    let device = state.withLock { state in
      let known = state.sightings[wish.sighting].map { $0.with(capacity: capacity) }
      state.sightings[wish.sighting] = known
      return known
    }
    if let device { news.yield(.added(device)) }
    wish.answer.resume(returning: .success(medium))
  }
}

extension Device {
  fileprivate func with(capacity: UInt64) -> Device {
    Device(
      identity: identity, product: product, capacity: capacity, port: port, objection: objection)
  }
}
