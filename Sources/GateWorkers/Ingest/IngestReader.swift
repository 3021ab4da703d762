import GateLinux

/// One `gate-ingest` process and its stream; the process is killed when this goes away.
struct IngestReader: ~Copyable {
  var stream: FrameStream
  private var process: WorkerProcess

  init(
    program: String, arguments: [String], medium: Int32, silenceSeconds: Int
  ) throws(SystemError) {
    let pipe = try BytePipe()
    process = try WorkerProcess.spawn(
      program: program, arguments: arguments, descriptors: [medium, pipe.writing.number],
      endsWithThread: true)
    stream = FrameStream(pipe.keepReading(), silenceSeconds: silenceSeconds)
  }

  /// Whether the process ended because it could not be confined.
  var wasRefused: Bool {
    mutating get {
      // A reader that closed the stream and stays alive is killed when this value goes away.
      process.wait(timeoutMilliseconds: 2_000) == .exited(SandboxError.exitCode)
    }
  }
}
