import GateDomain
import GateOffice
import GatePolicy

/// What every page has around its content.
struct PageFrame {
  let page: Page
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The whole document.
  var document: HTML {
    """
    <!doctype html>
    <html lang="\(voice.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <title>\(page.title) – \(voice("关口", "Gatehouse"))</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/console.css">
    <script src="/console.js" defer></script>
    \(refresh)
    </head>
    <body>
    <a class="skip" href="#main">\(voice("跳到正文", "Skip to the content"))</a>
    \(PageHeader(page: page, visit: visit).html)
    \(warnings)
    \(main)
    <p id="announcement" class="unseen" role="status" aria-live="polite"></p>
    <footer>\(voice("关口 · \(visit.office.site.office)", "Gatehouse · \(visit.office.site.office)"))</footer>
    </body>
    </html>

    """
  }

  /// The part that a live page asks for again and again.
  var main: HTML {
    """
    <main id="main" tabindex="-1" data-live="\(page.isLive ? "yes" : "no")" \
    data-title="\(page.title) – \(voice("关口", "Gatehouse"))" data-say="\(page.announcement)">
    \(page.body)
    </main>
    """
  }

  // Where scripts run they ask for the changed parts alone; without them the page loads anew, unless
  // that would take away what somebody is filling in.
  private var refresh: HTML? {
    page.isLive && !page.isFilledIn
      ? "<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>" : nil
  }

  private var warnings: HTML? {
    guard visit.office.site.allowWithoutLandlock else { return nil }
    let text = voice(
      "本站点允许在没有 Landlock 的内核上运行沙箱工作进程，隔离强度低于设计要求。",
      "this site lets workers start on a kernel without Landlock: their confinement is weaker than designed"
    )
    return "<div class=\"banner bad\" role=\"note\"><strong>✕ \(text)</strong></div>"
  }
}
