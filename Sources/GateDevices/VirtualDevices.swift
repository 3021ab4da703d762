import Foundation
public import GateDomain
import GateLinux
public import GateSigning
import Glibc

/// Treats each subfolder of a folder as a device that is plugged in.
///
/// For the demonstration, for tests and for importing images; the folder is looked at four times
/// a second, which works on every file system.
public struct VirtualDevices: DeviceSource {
  private let folder: String

  /// Watches `folder`, which need not exist yet.
  public init(folder: String) {
    self.folder = folder
  }

  /// The image of the device at `port`, for opening read-only; nil when it is gone.
  public func imagePath(port: String) -> String? {
    guard Self.isPlain(port), let file = Self.read("\(folder)/\(port)/device.json") else {
      return nil
    }
    return "\(folder)/\(port)/\(file.image)"
  }

  /// Opens the image of a device; the station has checked the grant.
  public func open(_ device: Device, under grant: Unverified<Grant>) async throws -> OpenMedium {
    guard let path = imagePath(port: device.port),
      let image = try? OwnedDescriptor(opening: path, O_RDONLY | O_NOFOLLOW)
    else { throw DeviceRefusal.gone }
    return try OpenMedium(image)
  }

  /// Events from now on; ends when nobody listens any more.
  public func events() -> AsyncStream<DeviceEvent> {
    AsyncStream { continuation in
      // Unstructured because the stream outlives this call; it ends with its listener.
      let task = Task {
        var known: [String: Sighting] = [:]
        while !Task.isCancelled {
          for event in Self.changes(from: &known, to: Self.look(in: folder)) {
            continuation.yield(event)
          }
          try? await Task.sleep(for: .milliseconds(250))
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private enum Sighting: Equatable {
    case device(Device)
    case unreadable
  }

  private static func look(in folder: String) -> [String: Sighting] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let ports = names.filter(isPlain)
    return Dictionary(
      uniqueKeysWithValues: ports.compactMap { port in
        sighting(at: "\(folder)/\(port)", port: port).map { (port, $0) }
      })
  }

  private static func sighting(at path: String, port: String) -> Sighting? {
    guard FileManager.default.fileExists(atPath: path + "/device.json") else { return nil }
    guard let device = read(path + "/device.json")?.device(port: port) else { return .unreadable }
    return .device(device)
  }

  private static func changes(
    from known: inout [String: Sighting], to now: [String: Sighting]
  ) -> [DeviceEvent] {
    let gone = known.filter { now[$0.key] != $0.value }.keys.sorted().map {
      DeviceEvent.removed(port: $0)
    }
    let new = now.filter { known[$0.key] != $0.value }.sorted { $0.key < $1.key }
    known = now
    return gone + new.map { event(for: $0.value, port: $0.key) }
  }

  private static func event(for sighting: Sighting, port: String) -> DeviceEvent {
    switch sighting {
    case .device(let device): .added(device)
    case .unreadable: .unreadable(port: port, reason: "device.json")
    }
  }

  private static func read(_ path: String) -> VirtualDeviceFile? {
    guard let data = FileManager.default.contents(atPath: path), data.count <= 65_536 else {
      return nil
    }
    return try? JSONDecoder().decode(VirtualDeviceFile.self, from: data)
  }

  // Folders that begin with a dot are still being written.
  private static func isPlain(_ port: String) -> Bool {
    !port.hasPrefix(".") && !port.contains("/")
  }
}
