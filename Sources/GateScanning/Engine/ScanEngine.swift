import CClamAV
import GateDomain
import GateWire

/// libclamav with its signatures: loaded once, then used by every forked worker.
@safe final class ScanEngine {
  /// From this size on libclamav scans nothing at all, whatever its options say.
  static let sizeLimit: UInt64 = (2 << 30) - 2

  private let engine: OpaquePointer
  /// How many signatures are loaded.
  let signatureCount: UInt64

  /// Loads every signature file of a folder.
  ///
  /// Bytecode signatures are left out: they are programs. Phishing signatures cost nothing
  /// measurable and are in.
  init(signatures folder: String, limits: ScanLimits) throws(EngineError) {
    try Self.check("initialise", cl_init(UInt32(CL_INIT_DEFAULT)))
    guard let made = unsafe cl_engine_new() else { throw .engine("start", number: 0) }
    var count: UInt32 = 0
    do throws(EngineError) {
      let options = UInt32(CL_DB_PHISHING | CL_DB_PHISHING_URLS)
      try Self.check(EngineError.loading, unsafe cl_load(folder, made, &count, options))
      guard count > 0 else { throw EngineError.noSignatures(folder) }
      try unsafe Self.set(limits, on: made)
      try Self.check("compile the signatures", unsafe cl_engine_compile(made))
    } catch {
      unsafe cl_engine_free(made)
      throw error
    }
    unsafe engine = made
    signatureCount = UInt64(count)
    unsafe cl_engine_set_clcb_file_inspection(engine, inspectLayer)
    unsafe cl_engine_set_clcb_post_scan(engine, leaveLayer)
  }

  /// The engine's name and version.
  static var name: String {
    unsafe "libclamav \(String(cString: cl_retver()))"
  }

  /// From now on the engine is silent: what it writes is shaped by the content that it reads.
  func silence() {
    unsafe cl_set_clcb_msg { _, _, _, _ in }
  }

  /// Where the engine unpacks; each worker has a folder of its own.
  func setTemporaryFolder(_ path: String) throws(EngineError) {
    try Self.check(
      "use the folder", unsafe cl_engine_set_str(engine, CL_ENGINE_TMPDIR, path))
  }

  /// Scans what lies behind a descriptor and shows every layer to `walk`.
  func scan(_ descriptor: Int32, walk: LayerWalk) -> EngineAnswer {
    var name: UnsafePointer<CChar>?
    var scanned: UInt = 0
    var options = Self.options
    let context = unsafe Unmanaged.passUnretained(walk).toOpaque()
    let code = unsafe cl_scandesc_callback(
      descriptor, nil, &name, &scanned, engine, &options, context)
    return unsafe EngineAnswer(code: code.rawValue, name: name.map { unsafe String(cString: $0) })
  }

  /// Scans the bytes behind a descriptor as they are, whatever they look like.
  ///
  /// libclamav compares what it takes for HTML with its signatures only after normalising it.
  func scanRaw(_ descriptor: Int32) -> EngineAnswer {
    var name: UnsafePointer<CChar>?
    var scanned: UInt = 0
    var options = Self.options
    options.parse = 0
    let code = unsafe cl_scandesc(descriptor, nil, &name, &scanned, engine, &options)
    return unsafe EngineAnswer(code: code.rawValue, name: name.map { unsafe String(cString: $0) })
  }

  // Everything that makes libclamav speak up instead of passing over what it cannot see.
  private static let options: cl_scan_options = {
    var options = cl_scan_options()
    options.general = UInt32(CL_SCAN_GENERAL_HEURISTICS)
    options.parse = ~0
    options.mail = UInt32(CL_SCAN_MAIL_PARTIAL_MESSAGE)
    options.heuristic = UInt32(
      CL_SCAN_HEURISTIC_BROKEN | CL_SCAN_HEURISTIC_EXCEEDS_MAX | CL_SCAN_HEURISTIC_MACROS
        | CL_SCAN_HEURISTIC_PHISHING_SSL_MISMATCH | CL_SCAN_HEURISTIC_PHISHING_CLOAK
        | CL_SCAN_HEURISTIC_ENCRYPTED_ARCHIVE | CL_SCAN_HEURISTIC_ENCRYPTED_DOC
        | CL_SCAN_HEURISTIC_PARTITION_INTXN | CL_SCAN_HEURISTIC_BROKEN_MEDIA)
    return options
  }()

  // The cache is off: it knows content by MD5, for which anybody can make a clean twin of a
  // hostile file, and a cached layer does not show its members to the walk.
  private static func set(_ limits: ScanLimits, on engine: OpaquePointer) throws(EngineError) {
    let bytes = Int64(min(limits.maxFileBytes, sizeLimit))
    let values: [(cl_engine_field, Int64)] = [
      (CL_ENGINE_MAX_FILESIZE, bytes),
      (CL_ENGINE_MAX_SCANSIZE, Int64(clamping: limits.maxScanBytes)),
      (CL_ENGINE_MAX_FILES, Int64(limits.maxFiles)),
      (CL_ENGINE_MAX_RECURSION, Int64(limits.maxRecursion)),
      (CL_ENGINE_MAX_SCANTIME, Int64(limits.maxSeconds) * 1_000),
      (CL_ENGINE_MAX_EMBEDDEDPE, bytes), (CL_ENGINE_MAX_HTMLNORMALIZE, bytes),
      (CL_ENGINE_MAX_HTMLNOTAGS, bytes), (CL_ENGINE_MAX_SCRIPTNORMALIZE, bytes),
      (CL_ENGINE_MAX_ZIPTYPERCG, bytes), (CL_ENGINE_PCRE_MAX_FILESIZE, bytes),
      (CL_ENGINE_DISABLE_CACHE, 1),
    ]
    for (field, value) in values {
      try check("take the limit \(field.rawValue)", unsafe cl_engine_set_num(engine, field, value))
    }
  }

  private static func check(_ step: String, _ code: cl_error_t) throws(EngineError) {
    guard code == CL_SUCCESS else { throw .engine(step, number: Int(code.rawValue)) }
  }

  deinit {
    unsafe cl_engine_free(engine)
  }
}

// libclamav calls this for every layer before it scans it; CL_BREAK spares it the scan of this
// one layer, not of those beside it.
private let inspectLayer: clcb_file_inspection = {
  _, type, _, _, name, size, buffer, level, attributes, context in
  guard let context = unsafe context else { return CL_CLEAN }
  let walk = unsafe Unmanaged<LayerWalk>.fromOpaque(context).takeUnretainedValue()
  let content = unsafe buffer.map { start in
    unsafe ContentBytes(UnsafeRawBufferPointer(start: start, count: size))
  }
  let isSeen = unsafe walk.visit(
    level: Int(level), engineType: type.map { unsafe String(cString: $0) } ?? "",
    name: name.map { unsafe String(cString: $0) }, content: content, attributes: attributes)
  return isSeen ? CL_BREAK : CL_CLEAN
}

// libclamav calls this for every layer that it showed, when everything inside is done.
private let leaveLayer: clcb_post_scan = { _, result, _, context in
  guard let context = unsafe context else { return CL_CLEAN }
  unsafe Unmanaged<LayerWalk>.fromOpaque(context).takeUnretainedValue()
    .leave(isInfected: cl_error_t(rawValue: UInt32(bitPattern: result)) == CL_VIRUS)
  return CL_CLEAN
}
