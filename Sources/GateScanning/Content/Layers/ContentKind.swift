/// What a layer is to the walk: what its members must be, and how they are looked at.
enum ContentKind {
  /// A zip whose members must all come by.
  case zip(isOpenXML: Bool)
  /// A compound file whose streams must all come by.
  case compoundFile
  /// A PDF; its decoded streams are looked at as they come by.
  case pdf
  /// Anything else.
  case other
}
