@testable import GateIntranetWatch
import GateWatchList
import Testing

@Suite struct WatchTests {
  private static let text = """
    # 内网监视
    interface eth1

    private-device 02:00:00:00:00:aa 张三的笔记本
    external-machine 02:00:00:00:00:CC 外部机 1
    """

  @Test func `a list names the interface and everyone looked for`() throws {
    let list = try WatchList(Self.text)
    #expect(list.interface == "eth1")
    let entry = list.entries[try #require(HardwareAddress(text: "02:00:00:00:00:cc"))]
    #expect(entry == WatchList.Entry(kind: .externalMachine, name: "外部机 1"))
    #expect(list.entries.count == 2)
  }

  @Test(arguments: [
    ("", 0), ("private-device 02:00:00:00:00:aa x", 0), ("interface a\ninterface b", 2),
    ("interface a\nprivate-device 02:00:00:00:00:zz x", 2),
    ("interface a\nprivate-device 02:00:00:00:00:aa", 2),
    ("interface a\nfriend 02:00:00:00:00:aa x", 2), ("interface aaaaaaaaaaaaaaaa", 1),
    ("interface a\nprivate-device 02:00:00:00:00:aa x\nexternal-machine 02:00:00:00:00:aa y", 3),
  ])
  func `half a list is no list`(_ text: String, _ line: Int) {
    #expect(throws: WatchListError(line: line)) { try WatchList(text) }
  }

  @Test func `the office's entries join the file's, whose own lines count`() throws {
    let list = try WatchList(Self.text)
    let known = try #require(list.entries.keys.min())
    let other = try #require(HardwareAddress(text: "02:00:00:00:00:77"))
    let entry = WatchList.Entry(kind: .externalMachine, name: "EXT-01")
    let both = list.adding([known: entry, other: entry])
    #expect(both.interface == list.interface && both.entries.count == list.entries.count + 1)
    #expect(both.entries[known] == list.entries[known] && both.entries[other] == entry)
  }

  @Test func `a device is told of once in ten minutes, a stranger never`() throws {
    let list = try WatchList(Self.text)
    let frames = [
      Sample.arp(from: "02:00:00:00:00:aa", claiming: "02:00:00:00:00:aa"),
      Sample.arp(from: "02:00:00:00:00:dd", claiming: "02:00:00:00:00:dd"),
    ].compactMap(IntranetFrame.init)
    var watch = IntranetWatch()
    let first = watch.incidents(in: frames + frames, list, now: 1_000)
    #expect(first.map(\.address.text) == ["02:00:00:00:00:aa"])
    #expect(first.first?.entry.name == "张三的笔记本")
    #expect(watch.incidents(in: frames, list, now: 600_999).isEmpty)
    #expect(watch.incidents(in: frames, list, now: 601_000).count == 1)
  }
}
