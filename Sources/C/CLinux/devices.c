#define _GNU_SOURCE
#include "CLinuxDevices.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// Missing from the headers of Debian 12's glibc, known to its kernel since 5.15.
#ifndef BLKGETDISKSEQ
#define BLKGETDISKSEQ _IOR(0x12, 128, uint64_t)
#endif

int gate_pin_folder(const char *path) {
  return open(path, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int gate_open_at(int folder, const char *name, int flags) {
  return openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
}

ssize_t gate_link_at(int folder, const char *name, char *target, size_t limit) {
  return readlinkat(folder, name, target, limit);
}

uint64_t gate_inode(const char *path) {
  struct stat found;
  return stat(path, &found) < 0 ? 0 : found.st_ino;
}

static ssize_t collect_names(DIR *entries, char *names, size_t limit) {
  size_t used = 0;
  for (struct dirent *entry; (entry = readdir(entries));) {
    size_t count = strlen(entry->d_name) + 1;
    if (entry->d_name[0] == '.') continue;
    if (count > limit - used) {
      errno = EOVERFLOW;
      return -1;
    }
    memcpy(names + used, entry->d_name, count);
    used += count;
  }
  return (ssize_t)used;
}

ssize_t gate_names(int folder, char *names, size_t limit) {
  int readable = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (readable < 0) return -1;
  DIR *entries = fdopendir(readable);
  if (!entries) {
    int number = errno;
    close(readable);
    errno = number;
    return -1;
  }
  ssize_t count = collect_names(entries, names, limit);
  int number = errno;
  closedir(entries);
  errno = number;
  return count;
}

int gate_open_disk(const char *path, uint64_t *number) {
  int disk = open(path, O_RDONLY | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  if (disk < 0) return -1;
  struct stat found;
  int error = fstat(disk, &found) < 0 ? errno : S_ISBLK(found.st_mode) ? 0 : ENOTBLK;
  *number = found.st_rdev;
  if (error == 0) return disk;
  close(disk);
  errno = error;
  return -1;
}

int gate_make_read_only(int disk) {
  int flag = 1;
  if (ioctl(disk, BLKROSET, &flag) < 0) return -1;
  flag = 0;
  if (ioctl(disk, BLKROGET, &flag) < 0) return -1;
  if (flag) return 0;
  errno = EROFS;
  return -1;
}

int64_t gate_disk_sequence(int disk) {
  uint64_t sequence = 0;
  return ioctl(disk, BLKGETDISKSEQ, &sequence) < 0 ? -1 : (int64_t)sequence;
}

int64_t gate_boot_milliseconds(void) {
  struct timespec now;
  if (clock_gettime(CLOCK_BOOTTIME, &now) < 0) return -1;
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
