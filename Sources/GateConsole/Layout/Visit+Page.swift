import HTTPTypes
import Hummingbird
import GateOffice

extension Visit {
  /// The answer that shows `page`; only its `main` when a live page asks for that part.
  func page(_ page: Page, status: HTTPResponse.Status = .ok) -> Response {
    let frame = PageFrame(page: page, visit: self)
    let wantsPart = request.method == .get && query("part") == "main"
    return .html(wantsPart ? frame.main : frame.document, status: status)
  }

  /// Where the page that the reader looks at can be asked for again.
  var here: String {
    request.method == .get && ReturnPath(request.uri.string) != nil ? request.uri.string : "/"
  }

  /// A hidden field that proves that a form was on a page of this session.
  var tokenField: HTML {
    "<input type=\"hidden\" name=\"token\" value=\"\(viewer?.formToken ?? "")\">"
  }
}
