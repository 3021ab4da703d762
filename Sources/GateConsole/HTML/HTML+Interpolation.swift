import GateDomain

extension HTML: ExpressibleByStringInterpolation {
  /// A literal without interpolation.
  init(stringLiteral value: String) {
    markup = value
  }

  /// A literal with what was interpolated into it.
  init(stringInterpolation: Interpolation) {
    markup = stringInterpolation.markup
  }

  /// Collects the pieces of a literal.
  ///
  /// There is no catch-all for values of any type: what may be shown, and how, is decided here.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var markup: String

    init(literalCapacity: Int, interpolationCount: Int) {
      markup = ""
      markup.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    mutating func appendLiteral(_ literal: String) {
      markup += literal
    }

    /// Text: escaped.
    mutating func appendInterpolation(_ text: String) {
      HTMLEscaping.append(text, to: &markup)
    }

    /// A name from outside: its printable form, escaped.
    mutating func appendInterpolation(_ name: RawName) {
      HTMLEscaping.append(name.escaped, to: &markup)
    }

    /// An identifier: escaped, since its text may come from the wire.
    mutating func appendInterpolation<Subject>(_ identifier: Identifier<Subject>) {
      HTMLEscaping.append(identifier.rawValue, to: &markup)
    }

    /// A whole number.
    mutating func appendInterpolation(_ number: some FixedWidthInteger) {
      markup += String(number)
    }

    /// Markup: as it is.
    mutating func appendInterpolation(_ html: HTML) {
      markup += html.markup
    }

    /// Markup that may be missing.
    mutating func appendInterpolation(_ html: HTML?) {
      if let html { markup += html.markup }
    }

    /// Several pieces of markup, one after the other.
    mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { markup += piece.markup }
    }
  }

  typealias StringInterpolation = Interpolation
}
