public import GateDomain
public import GateSigning

extension Record {
  /// The record with the station's signature over it.
  public func signed(with key: SigningKey, sequence: Int64, previous: Digest) -> Record {
    let unsigned = placed(StationChain(sequence: sequence, previous: previous, signature: ""))
    let signature = Hex.encode(key.signature(for: unsigned.signedBytes))
    return placed(StationChain(sequence: sequence, previous: previous, signature: signature))
  }

  /// Whether the record carries a signature that `key` made over it.
  public func isSigned(by key: VerificationKey) -> Bool {
    guard let chain, let signature = Hex.decode(chain.signature) else { return false }
    return key.isValid(signature, for: signedBytes)
  }

  private func placed(_ chain: StationChain) -> Record {
    Record(
      id: id, time: time, event: event, outcome: outcome, source: source, subject: subject,
      object: object, body: body, policy: policy, chain: chain)
  }
}
