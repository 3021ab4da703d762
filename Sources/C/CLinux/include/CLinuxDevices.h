#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// What the enforcer needs from the kernel: pinned folders of sysfs, block devices, a local socket
// with a known peer. Every function that can fail returns -1 and leaves errno set.

// O_PATH and O_NOFOLLOW together are behind _GNU_SOURCE, and openat is variadic.
int gate_pin_folder(const char *path);
int gate_open_at(int folder, const char *name, int flags);

// The target of a link below a folder, cut off at limit; the count of bytes.
ssize_t gate_link_at(int folder, const char *name, char *target, size_t limit);

// The inode of a folder, or 0.
uint64_t gate_inode(const char *path);

// The names in a folder, one after the other with a null byte behind each; the count of bytes.
// Names that no longer fit fail with EOVERFLOW.
ssize_t gate_names(int folder, char *names, size_t limit);

// A block device opened for reading and for nobody else (O_EXCL), never through a link; its
// number goes to *number. Anything else than a block device fails with ENOTBLK.
int gate_open_disk(const char *path, uint64_t *number);

// The BLK ioctls are function-like macros.
int gate_make_read_only(int disk);
int64_t gate_disk_sequence(int disk);

// A listening SOCK_SEQPACKET socket at path; what was there before is removed.
int gate_listen(const char *path, uint32_t mode, uint32_t group);

// Whoever connects next, without waiting, and the identity that the kernel vouches for.
int gate_accept(int listener, uint32_t *user);

// A connection to the listener at path.
int gate_connect(const char *path);

// Milliseconds since the machine was started, suspended ones included; CLOCK_BOOTTIME.
int64_t gate_boot_milliseconds(void);

// One datagram to the socket that systemd names in NOTIFY_SOCKET; abstract names begin with @.
int gate_notify(const char *path, const char *text);
