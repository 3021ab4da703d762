#include "CPackets.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { BUFFER = 4 << 20, SNAP = 512 };

// Offsets are from the Ethernet header, which is 14 bytes. The last two lines accept and refuse.
static struct sock_filter lines[] = {
    /*  0 */ BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 12),
    /*  1 */ BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ETH_P_ARP, 21, 0),
    /*  2 */ BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ETH_P_IPV6, 11, 0),
    /*  3 */ BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ETH_P_IP, 0, 20),
    // IPv4: UDP, no later fragment, a port of DHCP.
    /*  4 */ BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 23),
    /*  5 */ BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, IPPROTO_UDP, 0, 18),
    /*  6 */ BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 20),
    /*  7 */ BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x1fff, 16, 0),
    /*  8 */ BPF_STMT(BPF_LDX | BPF_B | BPF_MSH, 14),
    /*  9 */ BPF_STMT(BPF_LD | BPF_H | BPF_IND, 16),
    /* 10 */ BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 67, 12, 0),
    /* 11 */ BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 68, 11, 0),
    /* 12 */ BPF_STMT(BPF_LD | BPF_H | BPF_IND, 14),
    /* 13 */ BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 68, 9, 10),
    // IPv6: router and neighbour solicitations and their answers, or a port of DHCPv6.
    /* 14 */ BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 20),
    /* 15 */ BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, IPPROTO_ICMPV6, 4, 0),
    /* 16 */ BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, IPPROTO_UDP, 0, 7),
    /* 17 */ BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 56),
    /* 18 */ BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 546, 0, 5),
    /* 19 */ BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, 547, 4, 3),
    /* 20 */ BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 54),
    /* 21 */ BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 133, 0, 2),
    /* 22 */ BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, 136, 1, 0),
    /* 23 */ BPF_STMT(BPF_RET | BPF_K, SNAP),
    /* 24 */ BPF_STMT(BPF_RET | BPF_K, 0),
};

static int filter(int socket) {
  struct sock_fprog program = {.len = sizeof lines / sizeof *lines, .filter = lines};
  return setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
}

int gate_packets_open(void) {
  int descriptor = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) return -1;
  int size = BUFFER;
  setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  if (filter(descriptor) == 0) return descriptor;
  int number = errno;
  close(descriptor);
  errno = number;
  return -1;
}

int gate_packets_give_up(void) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct sets[2];
  if (syscall(SYS_capget, &header, sets) < 0) return -1;
  sets[0].effective &= ~(1u << CAP_NET_RAW);
  sets[0].permitted &= ~(1u << CAP_NET_RAW);
  sets[0].inheritable &= ~(1u << CAP_NET_RAW);
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_LOWER, CAP_NET_RAW, 0, 0);
  return (int)syscall(SYS_capset, &header, sets);
}

int gate_packets_bind(int socket, const char *interface) {
  int index = (int)if_nametoindex(interface);
  if (index == 0) return -1;
  // Neighbour discovery speaks to groups that this machine has not joined.
  struct packet_mreq all = {.mr_ifindex = index, .mr_type = PACKET_MR_ALLMULTI};
  if (setsockopt(socket, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &all, sizeof all) < 0) return -1;
  struct sockaddr_ll address = {
      .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = index};
  return bind(socket, (struct sockaddr *)&address, sizeof address);
}

long gate_packets_receive(int socket, uint8_t *bytes, size_t limit) {
  struct sockaddr_ll from;
  for (;;) {
    socklen_t size = sizeof from;
    ssize_t count = recvfrom(socket, bytes, limit, 0, (struct sockaddr *)&from, &size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EAGAIN ? 0 : -1;
    // What this machine itself sends says nothing about others.
    if (count > 0 && from.sll_pkttype != PACKET_OUTGOING) return count;
  }
}

unsigned gate_packets_lost(int socket) {
  struct tpacket_stats found = {0};
  socklen_t size = sizeof found;
  if (getsockopt(socket, SOL_PACKET, PACKET_STATISTICS, &found, &size) < 0) return 0;
  return found.tp_drops;
}
