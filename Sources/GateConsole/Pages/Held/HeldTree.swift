import GateDomain

/// What lies inside a held file, with the member that objects marked.
struct HeldTree {
  let scanned: ScannedFile
  let voice: Voice

  /// The markup; nothing when nothing is known to lie inside.
  var html: HTML? {
    let tree = scanned.evidence.tree
    guard !tree.nodes.isEmpty else { return nil }
    let more = voice("还有更多内容，未列出。", "There is more, which is not listed.")
    return """
      <section><h2>\(voice("里面有什么", "What is inside"))</h2>
      \(list(tree.nodes[...], depth: 1))
      \(tree.isCut ? "<p class=\"quiet\">\(more)</p>" : nil)
      </section>
      """
  }

  // Nodes come in order, each followed by what lies inside it.
  private func list(_ nodes: ArraySlice<ContentTree.Node>, depth: UInt8) -> HTML {
    var items = HTML()
    var rest = nodes
    while let node = rest.popFirst() {
      let inner = rest.prefix { $0.depth > node.depth }
      rest = rest.dropFirst(inner.count)
      let below: HTML? =
        inner.isEmpty || depth > 32 ? nil : list(inner, depth: depth + 1)
      items += "<li>\(line(node))\(below)</li>\n"
    }
    return "<ul class=\"tree\">\n\(items)</ul>\n"
  }

  private func line(_ node: ContentTree.Node) -> HTML {
    let name: HTML = "<span class=\"path\"><bdi>\(node.name)</bdi></span>"
    let size: HTML = "<span class=\"quiet\">\(voice.size(node.size))</span>"
    guard node.isOffending else { return "\(name) \(size)" }
    return """
      <strong class="bad"><span aria-hidden="true">✕ </span>\(name)</strong> \(size) \
      <span class="chip bad">\(voice("问题在这里", "this is the one"))</span>
      """
  }
}
