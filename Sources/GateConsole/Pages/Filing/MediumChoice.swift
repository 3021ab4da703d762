import GateDomain
import GateForms
import GateWire

/// The medium of a request: one that is plugged in now, or one by its numbers.
struct MediumChoice {
  /// The names of the form's fields.
  let device, station: String
  let filled: FilledForm
  let summary: ErrorSummary
  let devices: [DeviceSighting]
  let stations: [Station]
  let voice: Voice

  /// The name of the list's field; its value is `STATION/DEVICE`.
  static let field = "medium"
  static let elementID = "field-medium"

  /// The markup.
  var html: HTML {
    """
    <fieldset><legend>\(voice("存储介质", "Medium"))</legend>
    \(pluggedIn)
    <details\(isTypingLikely ? " open" : "")><summary>\(voice("不在列表中？按编号填写", "Not in the list? Write its numbers"))</summary>
    \(typed)
    </details></fieldset>
    """
  }

  private var wrong: Bool { summary.names(Self.elementID) }

  private var isTyped: Bool {
    !filled[device].isEmpty && !devices.contains { $0.device.identity.formText == filled[device] }
  }

  // A closed part must not hide the field that an error links to.
  private var isTypingLikely: Bool {
    isTyped || devices.isEmpty || summary.names(ElementID.of(device))
      || summary.names(ElementID.of(station))
  }

  private var pluggedIn: HTML {
    let hint =
      devices.isEmpty
      ? voice(
        "现在没有等待授权的介质。把介质插入中间机，刷新后它会出现在这里。",
        "No medium waits for a grant now. Plug it into the station and reload: it appears here.")
      : voice("把介质插入中间机，它会出现在这里。", "Plug the medium into the station; it appears here.")
    return """
      <div class="field\(wrong ? " wrong" : "")"><label for="field-medium">\(voice("已插入的介质", "Plugged in now"))</label>
      <p class="help" id="field-medium-help">\(hint)</p>
      \(summary.note(Self.elementID, voice))
      <select id="field-medium" name="\(Self.field)" aria-describedby="field-medium-help\(wrong ? " field-medium-error" : "")"\(wrong ? " aria-invalid=\"true\"" : HTML())>
      <option value="">\(voice("请选择", "choose"))</option>
      \(devices.map(option))</select></div>
      """
  }

  private func option(_ sighting: DeviceSighting) -> HTML {
    let text = sighting.device.identity.formText
    let isChosen =
      text == filled[device]
      && (filled[station].isEmpty || filled[station] == sighting.station.rawValue)
    let known = sighting.device
    return """
      <option value="\(sighting.station)/\(text)"\(isChosen ? " selected" : "")>\
      \(known.product) · \(Voice.short(known.capacity)) · \(known.identity.display) \
      @ \(sighting.station)</option>

      """
  }

  private var typed: HTML {
    let help = voice(
      "厂商号:产品号:text:序列号，例如 0951:1666:text:SN123；序列号印在介质上或由操作员告知",
      "vendor:product:text:serial, e.g. 0951:1666:text:SN123; the operator can tell the serial")
    let id = ElementID.of(device)
    return """
      <div class="field\(summary.names(id) ? " wrong" : "")">
      <label for="\(id)">\(voice("介质编号", "The medium's numbers"))</label>
      <p class="help" id="\(id)-help">\(help)</p>
      \(summary.note(id, voice))
      <input type="text" id="\(id)" name="\(device)"\(state(id)) value="\(isTyped ? filled[device] : "")" \
      spellcheck="false" maxlength="500"></div>
      \(stationChoice)
      """
  }

  private var stationChoice: HTML {
    let id = ElementID.of(station)
    let options: [HTML] = stations.map { known in
      let isChosen = known.id.rawValue == filled[station] || stations.count == 1
      return """
        <option value="\(known.id)"\(isChosen ? " selected" : "")>\(known.id) \(known.name)</option>
        """
    }
    return """
      <div class="field\(summary.names(id) ? " wrong" : "")"><label for="\(id)">\(voice("中间机", "Station"))</label>
      <p class="help" id="\(id)-help">\(voice("插入介质的中间机", "the machine the medium is plugged into"))</p>
      \(summary.note(id, voice))
      <select id="\(id)" name="\(station)"\(state(id))>\(options)</select></div>
      """
  }

  private func state(_ id: String) -> HTML {
    summary.names(id)
      ? " aria-invalid=\"true\" aria-describedby=\"\(id)-help \(id)-error\""
      : " aria-describedby=\"\(id)-help\""
  }
}

extension ErrorSummary {
  // Who chose nothing shall choose from the list, not write numbers.
  mutating func pointToList(from device: String) {
    let typed = ElementID.of(device)
    for index in lines.indices where lines[index].elementID == typed {
      lines[index].elementID = MediumChoice.elementID
    }
  }
}
