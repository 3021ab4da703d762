// Stands between a station and the real gate-scan beside it, and spoils every third answer of the
// workers. It takes the command line of gate-scan.

import GateLinux
import Glibc

do {
  let folder = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
    .dropLast().joined(separator: "/")
  let (ours, theirs) = try MessageSocket.pair()
  let engine = try WorkerProcess.spawn(
    program: folder + "/gate-scan", arguments: Array(CommandLine.arguments.dropFirst()),
    descriptors: [theirs.number], keepsStandardError: true)
  let station = MessageSocket(owning: OwnedDescriptor(owning: 3))
  try UnrulyRelay(station: station, engine: ours, spoiler: Spoiler(seed: 20_240_102)).run()
  engine.kill()
} catch {
  exit(1)
}
