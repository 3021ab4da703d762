import GateIntranetWatch
import Glibc

// intranet-probe INTERFACE ADDRESS: prints each way in which a device shows itself, until it was
// heard in all three that a test sends, or ten seconds are over.
let arguments = CommandLine.arguments
guard arguments.count == 3, let wanted = HardwareAddress(text: arguments[2]),
  let socket = PacketSocket.openOnce(), socket.bind(arguments[1])
else { exit(64) }
// The capability is gone: there cannot be a second socket.
if PacketSocket.openOnce() == nil { print("gave up") }
var heard: Set<IntranetFrame.Way> = []
for _ in 0..<200 where heard.count < 3 {
  for frame in socket.frames() ?? [] where frame.addresses.contains(wanted) {
    if heard.insert(frame.way).inserted { print(frame.way.rawValue) }
  }
  usleep(50_000)
}
