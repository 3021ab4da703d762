/// The icon of the console's pages, sent as `/favicon.svg`: a gate.
enum Favicon {
  static let text = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b57a4"/>\
    <path d="M6 26V12l10-6 10 6v14h-4V14l-6-3.5L10 14v12z" fill="#fff"/><path d="M14 18h4v8h-4z" fill="#fff"/></svg>

    """
}
