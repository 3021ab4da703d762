import GateDomain
import GateLinux
import GateWire

extension Enforcer {
  /// Takes an event of the kernel.
  func take(_ device: KernelDevice) throws(EnforcerFault) {
    if device.isRootHub { return try closeHubs() }
    if device.type == "usb_device" { return takeUSB(device) }
    if device.subsystem == "block" { return takeDisk(device) }
    guard device.action == "add", device.subsystem != "usb", device.subsystem != "mmc",
      let sighting = opened(above: device)
    else { return }
    close(sighting, .foreignChild)
  }

  private func takeUSB(_ device: KernelDevice) {
    if device.action == "remove" {
      forget(device.path)
    } else if let known = sightings[device.path], known.isThere {
      known.isUnfinished ? finish(known) : check(known)
    } else {
      forget(device.path)
      meet(device)
    }
  }

  /// The device on its way or open that something lies below.
  func opened(above device: KernelDevice) -> Sighting? {
    sightings.values.first { sighting in
      switch sighting.state {
      case .opening, .open: device.lies(below: sighting.path)
      case .closed, .baseline: false
      }
    }
  }

  /// Looks at every device anew: what events told, and what they did not.
  func reconcile() {
    let there = KernelTree.usb.filter { $0.type == "usb_device" && !$0.isRootHub }
    for path in Set(sightings.keys).subtracting(there.map(\.path))
    where sightings[path]?.isThere != true { forget(path) }
    for device in there { takeUSB(device) }
    reconcileDisks()
  }

  /// Meets a device that was not there before; it is closed unless the baseline names it.
  private func meet(_ device: KernelDevice) {
    let sighting: Sighting
    lastSighting += 1
    do throws(SystemError) {
      sighting = try Sighting(number: lastSighting, at: device, helper)
    } catch {
      // It is gone already, or it is looked at again in two seconds.
      return
    }
    sightings[device.path] = sighting
    if sighting.isUnfinished {
      if sighting.isAuthorised { shut(sighting) }
    } else {
      introduce(sighting)
    }
  }

  private func finish(_ sighting: Sighting) {
    sighting.readAgain(helper)
    if !sighting.isUnfinished { introduce(sighting) }
  }

  // Says what a device is, now that it is known.
  private func introduce(_ sighting: Sighting) {
    guard !options.baseline.holds(sighting.port, sighting.facts?.identity.fingerprint) else {
      return admit(sighting)
    }
    if sighting.isAuthorised { shut(sighting) }
    judge(sighting)
    peer?.send(.present(SightedDevice(sighting: sighting.number, device: sighting.device)))
    guard let objection = sighting.objection else { return }
    var event = JournalEvent(objection.isIncident ? .incident : .blocked, sighting)
    event.objection = objection
    note(event)
  }

  // What one device alone does not show.
  private func judge(_ sighting: Sighting) {
    guard let identity = sighting.facts?.identity, !identity.serial.bytes.isEmpty else { return }
    let twins = sightings.values.filter {
      $0 !== sighting && $0.facts?.identity.hasSameNumbers(as: identity) == true
    }
    if sighting.objection == nil {
      if journal.memory.isShared(identity) { sighting.state = .closed(.sharedSerial) }
      if !twins.isEmpty { sighting.state = .closed(.secondSighting) }
    }
    for twin in twins {
      // The machine's own keyboard does not go away because somebody copies it.
      if case .baseline = twin.state { continue }
      close(twin, .secondSighting)
    }
  }

  // Somebody else's write is undone: the kernel knows no owner of `authorized`. A device of the
  // baseline that was configured anew has new interfaces.
  private func check(_ sighting: Sighting) {
    switch sighting.state {
    case .baseline: bind(sighting)
    case .closed where sighting.isAuthorised:
      // What cannot be read any more is being pulled out: closed as well, but nobody's deed.
      let isDeed = sighting.folder.text(of: "authorized") != nil && sighting.objection != .hung
      shut(sighting)
      if isDeed { object(to: sighting, .openedElsewhere) }
    case .closed, .opening, .open: break
    }
  }

  /// Forgets a device that was pulled out.
  func forget(_ path: String) {
    guard let sighting = sightings.removeValue(forKey: path) else { return }
    switch sighting.state {
    case .opening(let opening): peer?.send(.refused(ticket: opening.ticket, .left))
    case .open(let disk):
      var event = JournalEvent(.removed, sighting)
      event.grant = disk.grant.id
      note(event)
    case .closed, .baseline: break
    }
    peer?.send(.removed(sighting: sighting.number))
  }

  // Baseline devices get all their interfaces.
  private func admit(_ sighting: Sighting) {
    sighting.state = .baseline
    guard !sighting.isAuthorised else { return bind(sighting) }
    guard note(JournalEvent(.allowed, sighting)),
      helper.write("1", to: sighting.authorized.number).isDone
    else { return sighting.state = .closed(.cannotLog) }
    bind(sighting)
  }

  private func bind(_ sighting: Sighting) {
    for name in sighting.interfaceNames
    where sighting.folder.text(of: name + "/authorized") != "1" {
      _ = authorise(interface: name, of: sighting)
    }
  }
}
