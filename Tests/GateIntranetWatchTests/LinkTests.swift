import GateTesting
import Glibc
import Testing

/// A real link between two network namespaces, and a real device on it.
@Suite(.enabled(if: geteuid() == 0, "only root may make network namespaces")) struct LinkTests {
  private static let address = "02:00:00:00:00:aa"

  // The device's own kernel sends the neighbour discovery and the ARP request.
  private static let device = """
    import socket
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    sock.setsockopt(socket.SOL_SOCKET, 25, b"out")
    sock.bind(("", 68))
    sock.sendto(bytes([1, 1, 6, 0]) + bytes(24) + bytes.fromhex("0200000000aa") + bytes(202),
                ("255.255.255.255", 67))
    sock.sendto(b"x", ("10.9.9.1", 9))
    """

  private static let link = """
    set -e
    ip link add in type veth peer name out
    unshare --net sleep 60 & other=$!
    trap 'kill -KILL $other' EXIT
    until [ "$(readlink /proc/$other/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done
    ip link set out netns $other
    ip link set in up
    "$PROBE" in "$ADDRESS" & probe=$!
    sleep 0.3
    nsenter --target $other --net sh -c "ip link set out address $ADDRESS; ip link set out up
      ip address add 10.9.9.2/24 dev out"
    printf '%s' "$DEVICE" | nsenter --target $other --net python3 -
    wait $probe
    """

  @Test(.timeLimit(.minutes(1)))
  func `a device that joins the link is heard in every way that it speaks`() async throws {
    let done = try await Program.run(
      "unshare", ["--net", "bash", "-c", Self.link],
      environment: [
        "ADDRESS": Self.address, "DEVICE": Self.device,
        "PROBE": BuildFolder.path + "/intranet-probe",
      ])
    #expect(done.succeeded, "\(done.errors)")
    let lines = done.output.split(separator: "\n").map(String.init)
    #expect(Set(lines) == ["arp", "dhcp", "neighbour-discovery", "gave up"], "\(lines)")
  }
}
