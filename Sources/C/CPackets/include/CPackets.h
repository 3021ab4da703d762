#pragma once
#include <stddef.h>
#include <stdint.h>

// Opens a raw packet socket that hears nothing until it is bound; -1 and errno without CAP_NET_RAW.
// Only such a socket sees who speaks on a link without having an address there.
int gate_packets_open(void);

// Takes CAP_NET_RAW away from the calling thread for good, and from what it starts. Must be called
// before there is another thread.
int gate_packets_give_up(void);

// Lets ARP, neighbour discovery and DHCP of one interface in and nothing else.
int gate_packets_bind(int socket, const char *interface);

// The next frame's first bytes; 0 when there is none, -1 and errno on failure.
long gate_packets_receive(int socket, uint8_t *bytes, size_t limit);

// Frames that were lost for want of room since the last call.
unsigned gate_packets_lost(int socket);
