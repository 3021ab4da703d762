/// One page before the frame is put around it.
struct Page: Sendable {
  /// The first words of the browser's title.
  let title: String
  /// Everything inside `main`.
  let body: HTML
  /// Whether it shows something that runs now, so that the browser asks again.
  var isLive = false
  /// Whether somebody may be filling something in, which loading the page anew would take away.
  var isFilledIn = false
  /// Which entry of the navigation it belongs to.
  var section: Section?
  /// What a screen reader hears when a live page changes.
  var announcement = ""

  /// The entries of the navigation.
  enum Section: CaseIterable, Sendable {
    case home, myRequests, toApprove, allRequests, transfers, held, burns, media, machines, stations
    case log, people
  }
}
