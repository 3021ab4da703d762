import GateDomain
import GateLinux
import GateUSB
import GateVerifying
import GateWire
import Glibc

extension Enforcer {
  private static let (configuring, attaching): (Int64, Int64) = (5_000, 10_000)
  private static let drivers: Set<String> = ["usb-storage", "uas"]

  /// Opens a device under a grant, or refuses with the reason.
  func open(_ number: UInt64, ticket: UInt32, _ statement: [UInt8], _ signature: [UInt8]) {
    guard let sighting = sightings.values.first(where: { $0.number == number }) else {
      peer?.send(.refused(ticket: ticket, .left))
      return
    }
    let grant = options.officeKey.grant(statement, signature: signature)
    switch decide(sighting, grant) {
    case .deny(let objection): refuse(sighting, ticket, grant?.grant, objection)
    case .allow: authorise(sighting, ticket, grant)
    }
  }

  private func decide(_ sighting: Sighting, _ grant: VerifiedGrant?) -> OpeningDecision {
    guard let facts = sighting.facts else { return .deny(.unreadable) }
    guard case .closed(let objection) = sighting.state else { return .deny(.spent) }
    let id = grant?.grant.id
    return OpeningDecision.deciding(
      OpeningDecision.Situation(
        station: options.station, identity: facts.identity, functions: facts.functions,
        objection: objection, grant: grant,
        spent: journal.memory.spent[id?.rawValue ?? "", default: 0],
        isInUse: sightings.values.contains { $0.grant?.id == id && id != nil },
        time: .current, latest: journal.memory.latest))
  }

  private func refuse(
    _ sighting: Sighting, _ ticket: UInt32, _ grant: Grant?, _ objection: DeviceObjection
  ) {
    var event = JournalEvent(objection.isIncident ? .incident : .refused, sighting)
    event.grant = grant?.id
    event.objection = objection
    note(event)
    peer?.send(.refused(ticket: ticket, objection))
  }

  // Security: the entry is on disk before the device is authorised.
  private func authorise(_ sighting: Sighting, _ ticket: UInt32, _ verified: VerifiedGrant?) {
    guard let grant = verified?.grant else { return }
    var event = JournalEvent(.allowed, sighting)
    event.grant = grant.id
    guard note(event) else {
      peer?.send(.refused(ticket: ticket, .cannotLog))
      return
    }
    let now = BootClock.milliseconds
    let left = grant.window.notAfter.milliseconds - Timestamp.current.milliseconds
    sighting.state = .opening(
      Opening(
        ticket: ticket, grant: grant, end: now + left, stage: .configuring,
        deadline: now + Self.configuring))
    switch helper.write("1", to: sighting.authorized.number) {
    case .done: advance(sighting)
    case .failed: fail(sighting, .left)
    case .hung: fail(sighting, .hung)
    }
  }

  /// Takes every device that is on its way, or open, one step further.
  func advance() {
    for sighting in sightings.values { advance(sighting) }
  }

  private func advance(_ sighting: Sighting) {
    let (now, time) = (BootClock.milliseconds, Timestamp.current)
    switch sighting.state {
    case .closed, .baseline: return
    case .open(let disk):
      if now >= disk.end || disk.grant.window.position(of: time) != .inside {
        close(sighting, .windowClosed)
      } else if let change = disk.change {
        close(sighting, change)
      }
    case .opening(let opening):
      if now >= opening.end || opening.grant.window.position(of: time) != .inside {
        fail(sighting, .windowClosed)
      } else {
        step(sighting, opening, now)
      }
    }
  }

  private func step(_ sighting: Sighting, _ opening: Opening, _ now: Int64) {
    let problem: DeviceObjection?
    switch opening.stage {
    case .configuring: problem = configure(sighting, opening, now)
    case .awaitingDisk: problem = attach(sighting, opening)
    }
    // A problem that time may solve has until the deadline.
    if let problem, now >= opening.deadline || !problem.isPassing { fail(sighting, problem) }
  }

  // Authorises the one interface that the decision named, and only if there is no other.
  private func configure(
    _ sighting: Sighting, _ opening: Opening, _ now: Int64
  ) -> DeviceObjection? {
    let names = sighting.interfaceNames
    guard !names.isEmpty else { return .noDriver }
    guard let name = sighting.storageName, names == [name] else { return .unexpectedInterfaces }
    guard authorise(interface: name, of: sighting) else { return .noDriver }
    guard Self.drivers.contains(sighting.folder.linkName(of: name + "/driver") ?? "") else {
      return .noDriver
    }
    var next = opening
    next.stage = .awaitingDisk
    next.deadline = now + Self.attaching
    sighting.state = .opening(next)
    return nil
  }

  /// Authorises one interface and has the kernel look for its driver.
  func authorise(interface name: String, of sighting: Sighting) -> Bool {
    guard let file = try? sighting.folder.open(name + "/authorized", O_WRONLY),
      helper.write("1", to: file.number).isDone,
      let probe = try? OwnedDescriptor(opening: "/sys/bus/usb/drivers_probe", O_WRONLY)
    else { return false }
    // A driver that was there already makes the kernel refuse; the caller looks at the driver.
    _ = helper.write(name, to: probe.number)
    return true
  }

  private func attach(_ sighting: Sighting, _ opening: Opening) -> DeviceObjection? {
    guard sighting.interfaceNames == [sighting.storageName] else { return .unexpectedInterfaces }
    let disks = KernelTree.disks.filter { $0.lies(below: sighting.path) }
    let units = KernelTree.units.filter { $0.lies(below: sighting.path) }
    guard disks.count <= 1, units.count <= 1 else { return .severalDisks }
    guard let found = disks.first else { return .noDisk }
    do throws(DiskProblem) {
      let disk = try AttachedDisk.open(found.path, helper)
      return handOver(disk, at: found.path, sighting, opening)
    } catch {
      return error.objection
    }
  }

  private func handOver(
    _ attached: consuming AttachedDisk, at path: String, _ sighting: Sighting, _ opening: Opening
  ) -> DeviceObjection? {
    let fingerprint = sighting.facts?.identity.fingerprint?.hex ?? ""
    let size = attached.size
    if let known = journal.memory.capacities[fingerprint], known != Int64(clamping: size) {
      return .capacityChanged
    }
    var event = JournalEvent(.opened, sighting)
    event.grant = opening.grant.id
    event.capacity = size
    guard note(event) else { return .cannotLog }
    let sequence = attached.sequence
    let disk = OpenDisk(
      attached.disk, grant: opening.grant, path: path, size: size, sequence: sequence,
      end: opening.end)
    sighting.state = .open(disk)
    peer?.send(
      .opened(ticket: opening.ticket, capacity: size), descriptors: [disk.disk.number])
    return nil
  }
}

extension DeviceObjection {
  /// Whether waiting a little can help.
  var isPassing: Bool { self == .noDisk || self == .noDriver }
}

extension Sighting {
  /// The grant that it is open under, or on its way to be.
  var grant: Grant? {
    switch state {
    case .closed, .baseline: nil
    case .opening(let opening): opening.grant
    case .open(let disk): disk.grant
    }
  }

  /// What the kernel calls the one interface that a grant can open; nil for what is no plain disk.
  var storageName: String? {
    guard case .storage(let configuration, let interface) = facts?.functions else { return nil }
    return "\(port):\(configuration).\(interface)"
  }

  /// The interfaces that the kernel shows below it.
  var interfaceNames: [String] {
    ((try? folder.names()) ?? []).filter { $0.hasPrefix(port + ":") }
  }
}
