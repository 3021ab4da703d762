import GateDomain
import Testing

@testable import GateCommands

@Suite struct JSONOutputTests {
  @Test func `a transfer's JSON is sorted, in snake case and stable`() throws {
    let transfer = try Sample.transfer(.released, copied: 7, of: 7, judged: 2, files: 2, held: 1)
    #expect(
      try JSONOutput.text(TransferView(transfer)) == """
        {
          "bytes_copied" : 7,
          "bytes_total" : 7,
          "device" : "0951:1666 S1",
          "entries_skipped" : 0,
          "files_copied" : 0,
          "files_held" : 1,
          "files_judged" : 2,
          "files_total" : 2,
          "id" : "T1",
          "request" : "R1",
          "request_number" : "传入〔2026〕1号",
          "requester" : "zhangwei",
          "started_at" : "2026-11-22T08:00:00.000Z",
          "state" : "released",
          "station" : "ST-01"
        }
        """)
  }

  @Test func `a held file says why and what to do`() throws {
    let file = Sample.scanned(
      "下载/x.zip", index: 4, engine: .objection(.encryptedArchive, ""), content: "x")
    #expect(
      try JSONOutput.text(FileView(file, in: .english)) == """
        {
          "hint" : "pack it again without a password and bring it again",
          "index" : 4,
          "path" : "下载/x.zip",
          "path_hex" : "e4b88be8bdbd2f782e7a6970",
          "reason" : "the archive has a password, so nobody could look inside",
          "releasable" : false,
          "sha256" : "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
          "size" : 1,
          "type" : "text/plain",
          "verdict" : "unscannable"
        }
        """)
  }

  @Test func `a name that hides something is shown escaped`() throws {
    let view = FileView(Sample.scanned("a\u{1b}[31m\u{202e}b", name: .invisible), in: .english)
    #expect(view.path == #"a\u{1b}[31m\u{202e}b"#)
    #expect(FileView.table([view])(.english).allSatisfy { !$0.contains("\u{1b}") })
  }

  @Test func `a failed transfer names its failure`() throws {
    let text = try JSONOutput.text(TransferView(try Sample.transfer(.failed(.diskFull))))
    #expect(text.contains(#""code" : "disk-full""#))
  }
}
