import GateDomain
import GateWire

/// The devices that are plugged in now, large enough to read while standing.
struct DeviceCards {
  let devices: [DeviceSighting]
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The markup.
  var html: HTML {
    guard !devices.isEmpty else {
      return """
        <p class="empty">\(voice("现在没有插入任何存储介质。", "No medium is plugged in now."))</p>
        """
    }
    return "<ul class=\"cards\">\n\(devices.map(card))</ul>"
  }

  private func card(_ sighting: DeviceSighting) -> HTML {
    let device = sighting.device
    return """
      <li class="card \(sighting.state.chip.tone.rawValue)">
      <p class="big">\(sighting.state.chip.html(voice))</p>
      <p class="name"><bdi>\(device.product)</bdi>\(size(device))</p>
      <p>\(sighting.reason(voice))</p>
      <p class="quiet"><code>\(device.identity.display)</code>\(fingerprint(device))<br>\
      \(voice("端口", "port")) <code>\(device.port)</code> · \
      \(voice("中间机", "station")) \(sighting.station) · \(voice("自", "since")) \(voice.time(sighting.since)) \
      · \(voice.ago(sighting.since, now: visit.now))</p>
      </li>

      """
  }

  // A closed device does not tell its size.
  private func size(_ device: Device) -> HTML {
    device.capacity == 0 ? HTML() : " · \(voice.size(device.capacity))"
  }

  private func fingerprint(_ device: Device) -> HTML {
    guard let fingerprint = device.identity.fingerprint else { return HTML() }
    return "<br>\(voice("描述符指纹", "fingerprint")) \(HTML.digest(fingerprint))"
  }
}
