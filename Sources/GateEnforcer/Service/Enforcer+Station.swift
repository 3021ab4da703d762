import GateDomain
import GateLinux
import GateWire
import Glibc

extension Enforcer {
  /// Lets the station in and hears what it wants.
  func hearStation() {
    while let (socket, user) = listener.accept() {
      // Nobody but root and the station's user has anything to say here. A station that connects
      // anew has lost its old connection, and with it everything that was open.
      guard user == 0 || user == options.user else {
        Complaint.write("user \(user) was not let in")
        continue
      }
      closeEverything()
      peer = StationPeer(socket)
    }
    // Devices and deadlines come first, however much the station has to say.
    for _ in 0..<64 {
      guard let peer, !peer.isLost, isReadable(peer.number) else { return }
      guard let request = peer.receive(), obey(request) else { return dropPeer() }
    }
  }

  private func isReadable(_ number: Int32) -> Bool {
    (try? Stream.isReadable(number, withinMilliseconds: 0)) ?? true
  }

  private func obey(_ request: EnforcerRequest) -> Bool {
    guard let peer else { return false }
    if case .hello(let version) = request {
      guard peer.greet(version) else { return false }
      tellEverything()
      return true
    }
    guard peer.isGreeted else { return false }
    switch request {
    case .hello: return false
    case .open(let ticket, let sighting, let statement, let signature):
      open(sighting, ticket: ticket, statement, signature)
    case .close(let sighting): close(sighting)
    case .spent(let grant):
      var event = JournalEvent(.spent)
      event.grant = grant
      note(event)
    case .recorded(let sequence): journal.fetched(upTo: sequence)
    }
    return true
  }

  private func tellEverything() {
    for sighting in sightings.values.sorted(by: { $0.number < $1.number }) {
      if case .baseline = sighting.state { continue }
      peer?.send(.present(SightedDevice(sighting: sighting.number, device: sighting.device)))
    }
    tellForeignDisks()
  }

  /// Security: without a station nothing is read, so nothing stays open.
  private func closeEverything() {
    for sighting in sightings.values {
      switch sighting.state {
      case .opening, .open: close(sighting, .stopped)
      case .closed, .baseline: break
      }
    }
  }

  /// Lets go of a station that is gone.
  func dropLostPeer() {
    if let peer, peer.isLost { dropPeer() }
  }

  private func dropPeer() {
    peer = nil
    closeEverything()
  }
}
