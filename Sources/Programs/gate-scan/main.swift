import GateLinux
import GateScanning
import GateWire
import Glibc

// The station starts this with its control socket as descriptor 3; nobody else has a use for it.
func complain(_ message: String) {
  try? Stream.write(Array("gate-scan: \(message)\n".utf8), to: STDERR_FILENO)
}

func serve(_ control: MessageSocket, _ arguments: [String]) throws {
  guard arguments.first != SignatureCheckOptions.mark else {
    let options = try SignatureCheckOptions(arguments: arguments)
    return try SignatureCheck(control: control, options: options).run(OwnedDescriptor(owning: 4))
  }
  try ForkServer(control: control, options: ScanOptions(arguments: arguments)).serve()
}

let control = MessageSocket(owning: OwnedDescriptor(owning: 3))
do {
  try serve(control, Array(CommandLine.arguments.dropFirst()))
} catch let error as EngineError {
  complain(error.message)
  try? control.send(ScanMessage.unusable(error.fault).bytes)
  exit(1)
} catch let error as SystemError {
  complain(error.message)
  exit(1)
} catch {
  complain("the station did not keep to the protocol")
  exit(1)
}
