import GateApproval
import GateDomain
import GateWire

/// The medium of a request: one that is plugged in now, or one by its numbers.
struct MediumChoice {
  let form: InboundForm
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

  private var controls: FormControls { FormControls(form: form, summary: summary, voice: voice) }

  private var isTyped: Bool {
    !form[.device].isEmpty && !devices.contains { $0.device.identity.formText == form[.device] }
  }

  // A closed part must not hide the field that an error links to.
  private var isTypingLikely: Bool {
    isTyped || devices.isEmpty || summary.names(InboundForm.Field.device.elementID)
      || summary.names(InboundForm.Field.station.elementID)
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
      text == form[.device]
      && (form[.station].isEmpty || form[.station] == sighting.station.rawValue)
    let device = sighting.device
    return """
      <option value="\(sighting.station)/\(text)"\(isChosen ? " selected" : "")>\
      \(device.product) · \(Voice.short(device.capacity)) · \(device.identity.display) \
      @ \(sighting.station)</option>

      """
  }

  private var typed: HTML {
    let help = voice(
      "厂商号:产品号:text:序列号，例如 0951:1666:text:SN123；序列号印在介质上或由操作员告知",
      "vendor:product:text:serial, e.g. 0951:1666:text:SN123; the operator can tell the serial")
    return """
      <div class="field\(summary.names(InboundForm.Field.device.elementID) ? " wrong" : "")">
      <label for="field-device">\(voice("介质编号", "The medium's numbers"))</label>
      <p class="help" id="field-device-help">\(help)</p>
      \(summary.note(InboundForm.Field.device.elementID, voice))
      <input type="text" \(controls.attributes(.device)) value="\(isTyped ? form[.device] : "")" \
      spellcheck="false" maxlength="500"></div>
      \(stationChoice)
      """
  }

  private var stationChoice: HTML {
    let options: [HTML] = stations.map { station in
      let isChosen = station.id.rawValue == form[.station] || stations.count == 1
      return """
        <option value="\(station.id)"\(isChosen ? " selected" : "")>\(station.id) \(station.name)</option>
        """
    }
    return controls.wrapped(
      .station, "<select \(controls.attributes(.station))>\(options)</select>")
  }
}
