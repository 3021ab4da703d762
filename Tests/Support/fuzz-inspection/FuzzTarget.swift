import GateDomain
@testable import GateScanning
import GateWire

/// A parser of bytes from outside.
enum FuzzTarget: String, CaseIterable {
  /// Datagrams between station and scan worker, with their reports and trees.
  case scanMessage = "scan-message"
  /// Frames of the reader of media.
  case ingestMessage = "ingest-message"
  /// The directory and the members of a zip.
  case zip
  /// Compound files: directory, chains, the streams of the older Office formats.
  case compoundFile = "compound-file"
  /// Names, filters and actions in a PDF.
  case pdf
  /// What browsers and authenticators send: CBOR, keys, the words about a ceremony.
  case passkey
  /// Everything else that looks at content by itself: kinds, pictures, sounds, texts, links.
  case content
  /// The readers of text, whatever the input is.
  case text
  /// Datagrams between a reader of text and the process that started it.
  case extractMessage = "extract-message"
  /// What a USB device says of itself.
  case descriptors
  /// What the kernel says of a device.
  case uevent
  /// The signed form of a grant.
  case grant
  /// Datagrams of a station to the enforcer, and the other way round.
  case enforcerRequest = "enforcer-request"
  case enforcerMessage = "enforcer-message"
  /// Forms with files as browsers send them.
  case multipart

  /// Has the parser read an input; what it says of it does not matter.
  func parse(_ bytes: [UInt8]) {
    switch self {
    case .scanMessage: Self.parseScanMessage(bytes)
    case .ingestMessage: Self.parseIngestMessage(bytes)
    case .passkey: Self.parsePasskey(bytes)
    case .text: Self.parseText(bytes)
    case .extractMessage: Self.parseExtractMessage(bytes)
    case .zip, .compoundFile, .pdf, .content:
      ContentBytes.over(bytes) { Self.parse($0, as: self) }
    case .descriptors, .uevent, .grant, .enforcerRequest, .enforcerMessage:
      Self.parseDevice(bytes, as: self)
    case .multipart: Self.parseMultipart(bytes)
    }
  }

  /// Whether a sample is in the target's format.
  func takes(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .zip: bytes.starts(with: [0x50, 0x4b])
    case .compoundFile: bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0])
    case .pdf: bytes.starts(with: Array("%PDF".utf8))
    case .content, .text: true
    case .scanMessage, .ingestMessage, .passkey, .extractMessage, .descriptors, .uevent, .grant,
      .enforcerRequest, .enforcerMessage, .multipart:
      false
    }
  }

  // What is read and written again must be the same: two readings of one datagram would be two
  // verdicts.
  private static func parseScanMessage(_ bytes: [UInt8]) {
    guard let message = try? ScanMessage(bytes: bytes) else { return }
    let again = try? ScanMessage(bytes: message.bytes)
    precondition(again == message, "a message reads differently once it is written again")
  }

  private static func parseIngestMessage(_ bytes: [UInt8]) {
    guard let header = try? FrameHeader(bytes: Array(bytes.prefix(FrameHeader.size))) else {
      return
    }
    let payload = Array(bytes.dropFirst(FrameHeader.size).prefix(header.count))
    guard let message = try? IngestMessage(kind: header.kind, payload: payload) else { return }
    let (kind, written) = message.frame
    let again = try? IngestMessage(kind: kind, payload: written)
    precondition(again == message, "a frame reads differently once it is written again")
  }
}
