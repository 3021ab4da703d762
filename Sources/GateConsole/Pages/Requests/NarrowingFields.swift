import GateDomain
import GateForms
import GateOffice
import GatePolicy

/// What an approver may take away while approving: files, and time.
struct NarrowingFields {
  let request: Request
  let visit: Visit

  private var voice: Voice { visit.voice }
  private var content: RequestContent { request.revision.content }

  /// The markup; nothing for requests of which nothing can be taken away.
  var html: HTML? {
    let window = request.terms.window.flatMap(content.period)
    guard request.terms.action != nil, window != nil || !files.isEmpty else { return nil }
    let lists: [HTML] = files.map { name, files in
      let boxes: [HTML] = files.enumerated().map { index, file in
        """
        <label class="option"><input type="checkbox" name="keep.\(name).\(index)" value="yes" checked> <bdi>\(file.name)</bdi></label>
        """
      }
      return
        "<fieldset class=\"plain-set\"><legend>\(voice("同意其中这些文件", "Approve these files"))</legend>\(boxes)</fieldset>"
    }
    return """
      <details><summary>\(voice("只同意一部分", "Approve only in part"))</summary>
      <input type="hidden" name="narrowing" value="shown">\(lists)
      \(window == nil ? nil : until)</details>
      """
  }

  private var until: HTML {
    """
    <p><label for="until">\(voice("提前到此时截止（留空表示不变）", "End it earlier (empty: as asked for)"))</label>
    <input type="datetime-local" id="until" name="until"></p>
    """
  }

  private var files: [(String, [NamedFile])] {
    content.values.sorted { $0.key < $1.key }.compactMap { name, value in
      if case .files(let files) = value { return (name, files) }
      return nil
    }
  }

  /// What a page that showed these fields says is left; nil when nothing was taken away.
  ///
  /// - Throws: `Problem` for a time that is none.
  func narrowing(_ form: FormFields) throws -> Narrowing? {
    guard form["narrowing"] == "shown" else { return nil }
    var kept: [String: Set<Int>] = [:]
    for (name, files) in files {
      let places = Set(files.indices.filter { form["keep.\(name).\($0)"] == "yes" })
      if places.count < files.count { kept[name] = places }
    }
    let text = form["until"]
    let until =
      text.isEmpty ? nil : Timestamp(formText: text, offsetSeconds: voice.offsetSeconds)
    guard text.isEmpty || until != nil else { throw RequestRefusal.cannotNarrow }
    let narrowing = Narrowing(until: until, kept: kept)
    return narrowing.isEmpty ? nil : narrowing
  }

  /// What was chosen, for a page that asks for a key before the answer goes on.
  ///
  /// Security: without it a narrowed yes would become a full one on the way.
  func carried(_ form: FormFields) -> HTML {
    let keeps = files.flatMap { name, files in files.indices.map { "keep.\(name).\($0)" } }
    let fields: [HTML] = (["narrowing", "until"] + keeps).filter { !form[$0].isEmpty }.map {
      "<input type=\"hidden\" name=\"\($0)\" value=\"\(form[$0])\">"
    }
    return "\(fields)"
  }
}
