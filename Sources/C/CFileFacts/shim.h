#pragma once
#include <errno.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <sys/xattr.h>
#include <unistd.h>

// The kind of file system that a descriptor lies on, or -1: statfs is not in Swift's Glibc.
static inline int64_t gate_file_system_kind(int descriptor) {
  struct statfs information;
  return fstatfs(descriptor, &information) == 0 ? (int64_t)(uint32_t)information.f_type : -1;
}

// An extended attribute's bytes, or -1: neither is sys/xattr.h.
static inline ssize_t gate_attribute(int descriptor, const char *name, void *out, size_t room) {
  return fgetxattr(descriptor, name, out, room);
}

// A private copy in memory of a file of at most limit bytes, or -1 with errno; memfd_create is behind
// _GNU_SOURCE.
static inline int gate_private_copy(int descriptor, int64_t limit) {
  int copy = (int)syscall(SYS_memfd_create, "gatehouse", 1 /* MFD_CLOEXEC */);
  if (copy < 0) return -1;
  static _Thread_local char block[1 << 16];
  int64_t total = 0;
  for (;;) {
    ssize_t count = pread(descriptor, block, sizeof block, total);
    if (count == 0) return copy;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    total += count;
    errno = EFBIG;
    if (total > limit || write(copy, block, (size_t)count) != count) break;
  }
  int number = errno;
  close(copy);
  errno = number;
  return -1;
}
