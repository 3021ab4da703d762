// Reads one medium and exits. Descriptor 3 is the medium, read-only; descriptor 4 goes to the
// station. Not one byte of the medium is read before the process is confined.

import GateLinux
import GateMedia
import Glibc

func run() -> Int32 {
  let writer = FrameWriter(4)
  guard let options = IngestOptions(arguments: CommandLine.arguments.dropFirst()) else {
    return EX_USAGE
  }
  var profile = SandboxProfile.ingest
  profile.allowsWithoutLandlock = options.allowsWithoutLandlock
  do {
    try Sandbox.enter(profile)
  } catch {
    Ingest.reportUnconfined(to: writer)
    return SandboxError.exitCode
  }
  return Ingest(options, writer: writer).run(medium: 3) ? EX_OK : EX_IOERR
}

exit(run())
