/// Text of a part of an Office Open XML document (ECMA-376), whatever part it is: body, header,
/// comment, chart, diagram.
final class OpenXMLVisitor: TextVisitor {
  private var deleted = ""

  override func isBlock(_ name: String) -> Bool {
    ["p", "si", "text", "is"].contains(name)
  }

  // What stands in Fallback stands in Choice too; phonetic guides repeat their text.
  override func isSkipped(_ name: String) -> Bool {
    ["Fallback", "rPh", "binData", "instrText", "delInstrText"].contains(name)
  }

  override func keepsSpace(_ name: String) -> Bool { name == "t" || name == "delText" }

  // Numbers of charts and of drawings in between are no text.
  override func takes(_ name: String) -> Bool {
    !["posOffset", "pctWidth", "pctHeight", "align", "relativeHeight", "ptCount", "formatCode"]
      .contains(name) && !(isInBlock && name == "p")
  }

  override func found(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "tab" where isInBlock && path.dropLast().last == "r": add("\t")
    case "br" where isInBlock, "cr": add("\n")
    case "noBreakHyphen": add("-")
    case "delText": deleted = ""
    // Watermarks of Word are texts along a path.
    case "textpath": aside(attributes["string"])
    case "docPr", "cNvPr":
      aside(attributes["descr"])
      aside(attributes["title"])
    case "dataValidation":
      for key in ["promptTitle", "prompt", "errorTitle", "error"] { aside(attributes[key]) }
    case "hlinkClick", "hyperlink": aside(attributes["tooltip"])
    case "sheet", "definedName", "tag", "alias": aside(attributes["name"] ?? attributes["val"])
    case "shape", "imagedata": aside(attributes["alt"] ?? attributes["title"])
    case "Relationship" where attributes["TargetMode"] == "External": aside(attributes["Target"])
    default: break
    }
  }
}
