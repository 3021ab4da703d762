/// A tree of files before it is written to an exFAT image.
struct ExFATFolder {
  var files: [(name: String, bytes: [UInt8])] = []
  var folders: [Inner] = []

  /// A folder with its name.
  struct Inner {
    let name: String
    var folder: ExFATFolder
  }

  mutating func add(
    _ parts: ArraySlice<ArraySlice<UInt8>>, _ content: MediumFile.Content
  ) throws {
    guard let first = parts.first else { return }
    let name = String(decoding: first, as: UTF8.self)
    if parts.count == 1, case .data(let bytes) = content {
      files.append((name, bytes))
      return
    }
    guard parts.count > 1 || content == .folder else {
      throw MediumImageError(description: "\(name): exFAT has files and folders only")
    }
    let index = folders.firstIndex { $0.name == name } ?? folders.count
    if index == folders.count { folders.append(Inner(name: name, folder: ExFATFolder())) }
    try folders[index].folder.add(parts.dropFirst(), content)
  }
}
