import Foundation
import GateDomain
import GateRetention

extension MachineLook {
  /// One product must be there, run, and know of recent viruses.
  func checkAntivirus(_ state: inout MachineState) {
    guard let asked = rules.antivirus else { return }
    state.looked.insert("antivirus-missing")
    guard let product = asked.products.first(where: { $0.programs.contains(where: disk.has) })
    else {
      state.findings.append(finding("antivirus-missing", asked.weight, []))
      return
    }
    state.facts["antivirus"] = product.title
    if disk.isLive {
      state.looked.insert("antivirus-stopped")
      if !isRunning(product) {
        state.findings.append(
          finding("antivirus-stopped", asked.weight, [(product.programs[0], product.title)]))
      }
    }
    state.looked.insert("antivirus-old")
    let newest = product.databases.compactMap(madeAt).max()
    if let newest {
      state.facts["signatures"] = String(newest.rfc3339.prefix(10))
      guard newest.adding(seconds: asked.ageSeconds) < now else { return }
    }
    state.findings.append(
      finding(
        "antivirus-old", asked.weight,
        [(product.databases.first ?? "", newest.map { String($0.rfc3339.prefix(10)) } ?? "–")]))
  }

  // By the program's file, since any program may bear any name.
  private func isRunning(_ product: MachineRules.Product) -> Bool {
    disk.names("/proc").contains { name in
      guard name.allSatisfy(\.isNumber) else { return false }
      let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/exe")
      return program.map(product.programs.contains) ?? false
    }
  }

  // ClamAV writes the time into the file; of other products' files the time of the last change counts.
  private func madeAt(_ path: String) -> Timestamp? {
    guard let head = disk.bytes(path, limit: 512) else { return nil }
    let text = String(decoding: head, as: UTF8.self)
    if text.hasPrefix("ClamAV-VDB:") {
      return text.split(separator: ":").last
        .flatMap { Int64($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        .map { Timestamp(milliseconds: $0 * 1_000) }
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: disk.prefix + path)
    return (attributes?[.modificationDate] as? Date).map {
      Timestamp(milliseconds: Int64($0.timeIntervalSince1970 * 1_000))
    }
  }
}
