#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

int gate_sync_file_system(int descriptor) { return syncfs(descriptor); }

int64_t gate_size(int descriptor) {
  struct stat found;
  if (fstat(descriptor, &found) < 0) return -1;
  if (S_ISREG(found.st_mode)) return found.st_size;
  if (!S_ISBLK(found.st_mode)) {
    errno = EINVAL;
    return -1;
  }
  uint64_t bytes = 0;
  if (ioctl(descriptor, BLKGETSIZE64, &bytes) < 0) return -1;
  return (int64_t)bytes;
}

int gate_await_readable(int descriptor, int milliseconds) {
  struct pollfd waiting = {.fd = descriptor, .events = POLLIN};
  return poll(&waiting, 1, milliseconds);
}

int gate_pipe(int ends[2], int capacity) {
  if (pipe2(ends, O_CLOEXEC) < 0) return -1;
  fcntl(ends[1], F_SETPIPE_SZ, capacity);
  return 0;
}
