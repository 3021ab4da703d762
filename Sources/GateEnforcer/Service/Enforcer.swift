import GateDomain
import GateLinux
import GateWire
import Glibc

/// Keeps every device closed and opens single ones under grants that it has verified itself.
///
/// One thread, one loop, no parser of anything that is on a medium. Whatever fails leaves the
/// device closed. One thread alone uses a value of this type.
public final class Enforcer {
  let options: EnforcerOptions
  let udev: Udev
  let helper: SysfsHelper
  let deny: DefaultDeny
  let listener: LocalListener
  var journal: Journal
  var sightings: [String: Sighting] = [:]
  var peer: StationPeer?
  var lastSighting: UInt64 = 0
  /// Disks that came by another way than USB and were told of.
  var foreignDisks: Set<String> = []
  /// When everything is looked at anew, and when systemd hears from us, by the boot clock.
  private var nextReconciling: Int64 = 0
  private var nextSign: Int64 = 0

  /// Prepares everything, in an order that leaves no moment in which a device could slip in: the
  /// kernel's default first, then the ears, then a look around.
  ///
  /// - Throws: `EnforcerFault`; nothing is open then.
  public init(_ options: EnforcerOptions) throws(EnforcerFault) {
    guard options.isMocked != KernelFolder.isReal else { throw .notMocked }
    guard options.isMocked || !Rivals.isUSBGuardRunning else { throw .usbguard }
    self.options = options
    do throws(SystemError) {
      helper = try SysfsHelper()
      deny = DefaultDeny(helper: helper)
    } catch { throw .system(error) }
    do throws(SystemError) { _ = try deny.closeModule() } catch { throw .notClosed(error) }
    do throws(SystemError) {
      udev = try Udev()
      journal = try Journal(folder: options.state)
      listener = try LocalListener(path: options.socket, group: options.group)
      try journal.append(JournalEvent(.started), at: .current)
    } catch { throw .system(error) }
    try closeHubs()
    reconcile()
  }

  /// Works until the process is ended.
  ///
  /// - Throws: `EnforcerFault` when new devices can no longer be kept closed.
  public func run() throws(EnforcerFault) {
    ServiceManager.ready()
    while true {
      wait()
      try drain()
      hearStation()
      advance()
      try lookAround()
      peer?.send(journal.waiting)
      dropLostPeer()
    }
  }

  private func wait() {
    var waiting = [
      pollfd(fd: udev.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: listener.number, events: Int16(POLLIN), revents: 0),
    ]
    if let peer { waiting.append(pollfd(fd: peer.number, events: Int16(POLLIN), revents: 0)) }
    _ = unsafe poll(&waiting, nfds_t(waiting.count), isOpening ? 10 : 500)
  }

  private var isOpening: Bool {
    sightings.values.contains { sighting in
      if case .opening = sighting.state { return true }
      return false
    }
  }

  private func drain() throws(EnforcerFault) {
    while true {
      switch udev.next() {
      case .event(let device): try take(device)
      case .nothing: return
      case .overflow: nextReconciling = 0
      }
    }
  }

  private func lookAround() throws(EnforcerFault) {
    let now = BootClock.milliseconds
    if now >= nextReconciling {
      try closeHubs()
      reconcile()
      journal.prepare()
      // From its end: on a machine on which it takes long, everybody else needs the time between.
      nextReconciling = BootClock.milliseconds + 2_000
    }
    if now >= nextSign {
      nextSign = now + 3_000
      ServiceManager.alive()
    }
  }

  func closeHubs() throws(EnforcerFault) {
    do throws(SystemError) {
      _ = try deny.closeModule()
      for hub in KernelTree.usb where hub.isRootHub { try deny.close(hub: hub.path) }
    } catch {
      // A controller that was pulled out meanwhile has no hub to close.
      guard [ENOENT, ENODEV].contains(error.number) else { throw .notClosed(error) }
    }
  }

  /// Writes an event down; false when that cannot be done, and then nothing may be allowed.
  @discardableResult
  func note(_ event: JournalEvent) -> Bool {
    do throws(SystemError) {
      try journal.append(event, at: .current)
      return true
    } catch {
      Complaint.write("the journal cannot be written: \(error.message)")
      return false
    }
  }
}

extension Timestamp {
  /// Now, by the wall clock.
  static var current: Timestamp {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    return Timestamp(milliseconds: Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000)
  }
}

/// Words for whoever reads the system's journal.
enum Complaint {
  static func write(_ text: String) {
    try? Stream.write(Array("gate-enforcer: \(text)\n".utf8), to: STDERR_FILENO)
  }
}
