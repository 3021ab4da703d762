import GateExtraction
import GateLinux

/// Gathers events into datagrams.
final class EventSender {
  private static let enough = 24_576

  private let socket: MessageSocket
  private var events: [ExtractionEvent] = []
  private var size = 0
  /// Why nothing can be sent any more.
  private(set) var failure: SystemError?

  init(_ socket: MessageSocket) {
    self.socket = socket
  }

  func add(_ event: ExtractionEvent) {
    let own = Self.size(of: event)
    if size + own > ExtractMessage.sizeLimit - 64 { flush() }
    events.append(event)
    size += own
    if size > Self.enough { flush() }
  }

  func flush() {
    guard !events.isEmpty, failure == nil else { return }
    do {
      try socket.send(ExtractMessage.events(events).bytes)
    } catch {
      failure = error
    }
    events.removeAll()
    size = 0
  }

  // At least the bytes that it takes in a datagram.
  private static func size(of event: ExtractionEvent) -> Int {
    switch event {
    case .member(let member): 96 + size(of: member.members)
    case .text(let piece):
      64 + piece.text.utf8.count + piece.place.part.utf8.count + size(of: piece.place.members)
    case .property(let property):
      64 + property.name.utf8.count + property.value.utf8.count + size(of: property.members)
    case .unreadable(let unread): 96 + unread.detail.utf8.count + size(of: unread.members)
    }
  }

  private static func size(of members: [String]) -> Int {
    members.reduce(0) { $0 + $1.utf8.count + 2 }
  }
}
