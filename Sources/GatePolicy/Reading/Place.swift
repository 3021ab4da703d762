import Yams

/// A position in a text, counted from 1; columns count Unicode scalars.
package struct Place: Hashable {
  let line: Int
  let column: Int
}

extension Node {
  /// Where the node begins; nil only for nodes that no text gave.
  var place: Place? { mark?.place }
}

extension Mark {
  var place: Place { Place(line: line, column: column) }
}
