import GateDomain

extension HTML {
  /// A labelled line to type a password into.
  static func password(
    _ label: String, id: String = "password", autocomplete: String = "current-password"
  ) -> HTML {
    """
    <p><label for="\(id)">\(label)</label>
    <input id="\(id)" name="\(id)" type="password" autocomplete="\(autocomplete)" required maxlength="1024"></p>
    """
  }

  /// A labelled line of text.
  static func line(
    _ label: String, id: String, value: String = "", limit: Int = 60, autocomplete: String = "off"
  ) -> HTML {
    """
    <p><label for="\(id)">\(label)</label>
    <input id="\(id)" name="\(id)" type="text" value="\(value)" autocomplete="\(autocomplete)" autocapitalize="none" spellcheck="false" required maxlength="\(String(limit))"></p>
    """
  }
}
