import GateDomain
import GateLinux
import GateWire
import Glibc

extension Enforcer {
  /// Closes a device for a reason that stays with it, and tells whoever should know.
  func close(_ sighting: Sighting, _ objection: DeviceObjection) {
    switch sighting.state {
    case .opening: fail(sighting, objection)
    case .open(let disk):
      sighting.state = .closed(objection.isLasting ? objection : nil)
      end(sighting, disk, objection)
      peer?.send(.closed(sighting: sighting.number, objection))
    case .closed: object(to: sighting, objection)
    case .baseline:
      shut(sighting)
      object(to: sighting, objection)
    }
  }

  /// Closes a device since the station is done with it.
  func close(_ number: UInt64) {
    guard let sighting = sightings.values.first(where: { $0.number == number }) else { return }
    switch sighting.state {
    case .closed, .baseline: return
    case .opening: fail(sighting, .stopped)
    case .open(let disk):
      sighting.state = .closed(nil)
      end(sighting, disk, nil)
    }
  }

  private func end(_ sighting: Sighting, _ disk: OpenDisk, _ objection: DeviceObjection?) {
    shut(sighting)
    let isIncident = objection?.isIncident ?? false
    var event = JournalEvent(isIncident ? .incident : .closed, sighting)
    event.grant = disk.grant.id
    event.objection = objection
    note(event)
  }

  /// Gives up a device that was on its way.
  func fail(_ sighting: Sighting, _ objection: DeviceObjection) {
    guard case .opening(let opening) = sighting.state else { return }
    sighting.state = .closed(objection.isLasting ? objection : nil)
    shut(sighting)
    var event = JournalEvent(objection.isIncident ? .incident : .refused, sighting)
    event.grant = opening.grant.id
    event.objection = objection
    note(event)
    peer?.send(.refused(ticket: opening.ticket, objection))
  }

  /// Keeps a closed device closed for a reason.
  func object(to sighting: Sighting, _ objection: DeviceObjection) {
    guard sighting.objection != objection else { return }
    sighting.state = .closed(objection)
    var event = JournalEvent(objection.isIncident ? .incident : .blocked, sighting)
    event.objection = objection
    note(event)
    peer?.send(.present(SightedDevice(sighting: sighting.number, device: sighting.device)))
  }

  /// Takes the kernel's permission away; a device that hangs loses its port.
  func shut(_ sighting: Sighting) {
    switch helper.write("0", to: sighting.authorized.number) {
    case .done: break
    // It is gone, which is as good.
    case .failed(ENODEV), .failed(ENOENT): break
    case .failed(let number):
      let error = SystemError(call: "write", object: "authorized", number: number)
      Complaint.write("a device could not be closed: \(error.message)")
      disablePort(of: sighting)
    case .hung: disablePort(of: sighting)
    }
  }

  private func disablePort(of sighting: Sighting) {
    // It may still be open, and that is nobody else's deed.
    object(to: sighting, .hung)
    guard let file = try? sighting.folder.open("port/disable", O_WRONLY),
      helper.write("1", to: file.number).isDone
    else { return Complaint.write("the port of \(sighting.port) could not be disabled") }
  }
}

extension DeviceObjection {
  /// Whether the device stays closed for this until it is pulled out.
  ///
  /// What concerned a grant, or the station, does not stay with the device.
  var isLasting: Bool {
    switch self {
    case .windowClosed, .stopped, .left, .noDisk, .noDriver, .inUse, .cannotLog, .spent, .notYet,
      .mediumUnwatched:
      false
    default: true
    }
  }
}
