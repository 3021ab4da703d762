/// The EICAR test file: harmless, and detected by every engine.
///
/// It is put together only while the program runs, so that neither the sources nor the program
/// itself are taken for a virus.
enum TestVirus {
  static var bytes: [UInt8] {
    let halves = [#"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-"#, "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"]
    return Array(halves.joined().utf8)
  }
}
