// Writes one disc, or reads one back, and exits.
//
// Writing: descriptor 3 is the station's socket, 4 the one for files, 5 takes a copy of the image,
// 6 is a file in a burner's place. Reading: 3 is the disc, 4 goes to the station. No byte of a
// file or of a disc's contents is read before the process is confined.

import GateBurning
import GateLinux
import GateWire
import Glibc

func confine(_ profile: SandboxProfile, _ options: BurnOptions) -> Bool {
  var profile = profile
  profile.allowsWithoutLandlock = options.allowsWithoutLandlock
  return (try? Sandbox.enter(profile)) != nil
}

func burn(at address: String, _ options: BurnOptions) -> Int32 {
  let session = BurnSession(
    control: MessageSocket(owning: OwnedDescriptor(owning: 3)),
    files: MessageSocket(owning: OwnedDescriptor(owning: 4)), copy: 5)
  guard BurnDrive.prepare(), let drive = BurnDrive(address: address) else {
    session.refuse(.noDrive)
    return EX_UNAVAILABLE
  }
  guard confine(.burn, options) else {
    session.refuse(.notConfined)
    return SandboxError.exitCode
  }
  return session.run(drive) ? EX_OK : EX_IOERR
}

func readBack(_ count: UInt64, _ options: BurnOptions) -> Int32 {
  guard confine(.ingest, options) else { return SandboxError.exitCode }
  return ReadBack.run(from: 3, into: 4, count: count) ? EX_OK : EX_IOERR
}

guard let options = BurnOptions(arguments: Array(CommandLine.arguments.dropFirst())) else {
  exit(EX_USAGE)
}
switch options.work {
case .burn(let address): exit(burn(at: address, options))
case .readBack(let count): exit(readBack(count, options))
}
