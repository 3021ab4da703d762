/// What the records of a disc say of one name.
///
/// A file of 4 GiB and more has a record for each of its pieces, all but the last marked as such
/// (ECMA-119, clause 9.1.6). libtsk shows every piece as a file of its own.
struct DiscRecord {
  // Far more than the largest disc could hold.
  private static let pieceLimit = 1_024

  /// Where its own records lie, if it is a folder.
  private(set) var folder: DiscListing.Place?
  /// Whether its content lies in several pieces, or claims to.
  private(set) var isDivided: Bool
  private var pieces: [DiscListing.Place]
  private var goesOn: Bool
  private var isSound: Bool

  /// Reads one record.
  init(_ record: [UInt8]) {
    let isFolder = record[25] & 0x02 != 0
    let place = DiscListing.Place(record)
    folder = isFolder ? place : nil
    pieces = [place]
    goesOn = record[25] & 0x80 != 0 && !isFolder
    isDivided = goesOn
    // Neither attributes before the content nor gaps within it.
    isSound = !isFolder && record[1] == 0 && record[26] == 0 && record[27] == 0
  }

  /// Takes in the next record of the same name: another piece, or another version.
  mutating func add(_ next: DiscRecord) {
    guard isDivided || next.isDivided else {
      self = next
      return
    }
    isSound = isSound && next.isSound && goesOn
    isDivided = true
    goesOn = next.goesOn
    pieces += next.pieces
  }

  /// The sectors where the pieces of a divided file begin.
  var pieceStarts: [UInt64] {
    isDivided ? pieces.map { UInt64($0.offset) / UInt64(DiscListing.sector) } : []
  }

  /// The pieces in order; nil when they are no whole file.
  ///
  /// Security: readers disagree on what is in such a file when a piece is missing, is there twice,
  /// or ends within a sector; it must not be taken for any of them.
  var wholePieces: [DiscListing.Place]? {
    guard isDivided, isSound, !goesOn, pieces.count <= Self.pieceLimit,
      pieces.dropLast().allSatisfy({ $0.size.isMultiple(of: DiscListing.sector) })
    else { return nil }
    return pieces
  }
}
