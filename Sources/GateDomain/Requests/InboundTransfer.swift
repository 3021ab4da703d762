/// What an inbound transfer request asks for: who brings what in, from where, why and when.
public struct InboundTransfer: Hashable, Sendable, Codable {
  /// Why the data is needed (事由).
  public let purpose: String
  /// Where the data comes from (来源).
  public let source: String
  /// The medium that may be opened.
  public let device: DeviceIdentity
  /// What the requester calls the medium, such as the label on its case.
  public let mediumLabel: String
  /// The station that may open it.
  public let station: Identifier<Station>
  /// When it may be opened.
  public let window: Window
  /// What the requester expects to be on it, one line a file or a group of files.
  public let expectedFiles: [String]

  /// Describes a request's content; `InboundForm` in GateApproval checks it.
  public init(
    purpose: String, source: String, device: DeviceIdentity, mediumLabel: String,
    station: Identifier<Station>, window: Window, expectedFiles: [String]
  ) {
    self.purpose = purpose
    self.source = source
    self.device = device
    self.mediumLabel = mediumLabel
    self.station = station
    self.window = window
    self.expectedFiles = expectedFiles
  }
}
