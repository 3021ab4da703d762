import GateDomain
import GateForms
import GateOffice
import GateWire

/// Any form of the policy, empty or as somebody filled it in.
struct FormView {
  /// Where it is sent.
  let action: String
  /// The form.
  let form: Form
  /// What its fields hold.
  let filled: FilledForm
  /// What is wrong with them.
  var summary = ErrorSummary(lines: [])
  /// What its fields can be chosen from.
  let context: FormContext
  /// Devices that are plugged in and closed.
  let devices: [DeviceSighting]
  /// How many rows of files are shown besides those that hold something.
  var moreRows = 0
  /// Buttons, and fields that nobody sees.
  let foot: HTML
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The markup.
  var html: HTML {
    """
    <form method="post" action="\(action)" class="wide paper" id="form" novalidate data-draft="yes"\(encoding)>\
    \(visit.tokenField)
    \(form.fields.map(control))
    \(foot)
    </form>
    """
  }

  private var encoding: HTML? {
    form.fields.contains(where: \.isAttachment) ? " enctype=\"multipart/form-data\"" : nil
  }

  // The medium and its station are chosen together, where the first of them stands.
  private func control(_ field: FormField) -> HTML {
    if let device = form.terms.device, let station = form.terms.station,
      [device, station].contains(field.id)
    {
      let first = form.fields.first { [device, station].contains($0.id) }
      guard field == first else { return "" }
      return MediumChoice(
        device: device, station: station, filled: filled, summary: summary, devices: devices,
        stations: context.stations, voice: voice
      ).html
    }
    return FieldControl(
      field: field, filled: filled, summary: summary, context: context, moreRows: moreRows,
      voice: voice
    ).html
  }
}
