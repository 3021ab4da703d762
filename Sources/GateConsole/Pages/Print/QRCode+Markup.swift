import GateQR

extension QRCode {
  /// The code as inline SVG with its quiet zone.
  func html(label: String, class name: String = "qr") -> HTML {
    """
    <svg class="\(name)" role="img" aria-label="\(label)" viewBox="0 0 \(svgSize) \(svgSize)" width="140" height="140" shape-rendering="crispEdges">\
    <rect width="\(svgSize)" height="\(svgSize)" fill="#fff"/><path d="\(svgPath)" fill="#000"/></svg>
    """
  }
}
