import GateApproval
import GateDomain
import GateWire

/// The inbound transfer form, empty or as somebody filled it in.
struct RequestForm {
  /// Where it is sent.
  let action: String
  /// What the button says.
  let submit: Words
  /// What the fields hold.
  let form: InboundForm
  /// What is wrong with them.
  var summary = ErrorSummary(lines: [])
  /// Devices that are plugged in and closed.
  let devices: [DeviceSighting]
  let stations: [Station]
  let visit: Visit

  private var voice: Voice { visit.voice }
  private var controls: FormControls { FormControls(form: form, summary: summary, voice: voice) }

  /// The markup.
  var html: HTML {
    """
    <form method="post" action="\(action)" class="wide paper" novalidate>\(visit.tokenField)
    \(controls.area(.purpose, rows: 2))
    \(controls.line(.source))
    \(MediumChoice(form: form, summary: summary, devices: devices, stations: stations, voice: voice).html)
    \(controls.line(.mediumLabel))
    <div class="pair">\(controls.moment(.notBefore))\(controls.moment(.notAfter))</div>
    \(controls.area(.expectedFiles, rows: 4))
    <p><button class="primary" type="submit">\(voice(submit))</button></p>
    </form>
    """
  }
}
