import CClamAV

/// Layers that the engine scanned clean before in this worker, so that equal ones are not scanned
/// again.
///
/// libclamav meets every member of an Office document twice, and documents of one office share
/// their styles and logos. Its own cache is off because it knows content by MD5.
///
/// Security: a layer counts as seen only under its SHA-256, its size, its type by the engine and
/// the container around it, and only a layer with nothing inside: the walk looks at every layer
/// each time, only the engine is spared. What was met in a file becomes known for other files
/// ONLY when that whole file was clean.
final class SeenLayers {
  private struct Layer: Hashable {
    let digest: SIMD4<UInt64>
    let size: Int
    let type: String
    let attributes: UInt32
  }

  private struct Place: Hashable {
    let layer: Layer
    let container: String
  }

  // Some 150 bytes each; a set that is full begins anew.
  private static let limit = 100_000
  // Below this, knowing costs as much as scanning.
  private static let smallest = 512

  private var known: Set<Place> = []
  private var met: Set<Layer> = []
  private var places: Set<Place> = []

  /// Whether an equal layer was scanned before, in this file or in the same kind of container in
  /// another one; notes it otherwise.
  func hasSeen(
    _ content: ContentBytes, type: String, attributes: UInt32, in container: String
  ) -> Bool {
    guard content.count >= Self.smallest else { return false }
    let layer = Layer(
      digest: content.sha256, size: content.count, type: type, attributes: attributes)
    let place = Place(layer: layer, container: container)
    guard met.insert(layer).inserted, !known.contains(place) else { return true }
    places.insert(place)
    return false
  }

  /// The file is done: what was met in a clean one is known from now on.
  func endFile(isClean: Bool) {
    if isClean {
      if known.count + places.count > Self.limit { known.removeAll() }
      known.formUnion(places)
    }
    met.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }
}
