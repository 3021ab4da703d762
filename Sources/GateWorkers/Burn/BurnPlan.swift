public import GateWire

/// What a disc shall hold.
public struct BurnPlan: Sendable {
  /// The burner's address, as libburn takes it.
  public let drive: String
  /// An open, empty file in a burner's place, whose address is `fileAddress`.
  public let file: Int32?
  /// The disc's name.
  public let volume: String
  /// The moment that stands on the disc as its own.
  public let published: UInt64
  /// The files, numbered from 0.
  public let entries: [BurnEntry]

  /// The address of an open file in a burner's place.
  public static let fileAddress = "stdio:/dev/fd/6"

  /// Plans a disc in the burner at `drive`, or, for tests and demonstrations, in a file.
  public init(
    drive: String = BurnPlan.fileAddress, file: Int32?, volume: String, published: UInt64,
    entries: [BurnEntry]
  ) {
    self.drive = drive
    self.file = file
    self.volume = volume
    self.published = published
    self.entries = entries
  }
}
