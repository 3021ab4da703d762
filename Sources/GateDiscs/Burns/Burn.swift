public import GateDomain

/// One copy on its way to a disc.
public struct Burn: Hashable, Sendable, Codable {
  /// The burn's own name.
  public let id: Identifier<Burn>
  /// The grant it uses.
  public let grant: Identifier<BurnGrant>
  /// The request.
  public let request: Identifier<BurnRequest>
  /// The disc's number in the register, which becomes its name.
  public let disc: MediumNumber
  /// The station.
  public let station: Identifier<Station>
  /// Who burns.
  public let burner: Identifier<Person>
  /// Who watches; nil where the order names nobody.
  public let witness: Identifier<Person>?
  /// When it was ordered.
  public let orderedAt: Timestamp
  /// Where it stands.
  public var state: BurnState
  /// What the station that may write calls its try; nil before one may.
  ///
  /// Security: two programs with one station's keys hold the same grant; a station writes only
  /// when it finds its own word here.
  public var claim: String?

  /// A burn that somebody ordered.
  public init(
    id: Identifier<Burn>, grant: BurnGrant, order: BurnOrder, disc: MediumNumber,
    at time: Timestamp
  ) {
    self.id = id
    self.grant = grant.id
    request = grant.request
    self.disc = disc
    station = grant.station
    burner = order.burner
    witness = order.witness
    orderedAt = time
    state = order.witness == nil ? .ordered : .awaitingWitness
  }
}
