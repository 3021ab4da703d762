// What umockdev does not do for a mocked disk: fstat on its descriptor says that it is a block
// device, as stat does, and its ioctls answer from the file /disks/NAME below the mocked root.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define BLKROSET 0x125D
#define BLKROGET 0x125E
#define BLKGETSIZE64 0x80081272UL
#define BLKGETDISKSEQ 0x80081280UL

static int is_read_only;

// The name below /dev of a mocked node, or null.
static const char *name_of(int descriptor, char *path, size_t limit) {
  const char *root = getenv("UMOCKDEV_DIR");
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t count = readlink(link, path, limit - 1);
  if (!root || count < 0) return NULL;
  path[count] = 0;
  size_t length = strlen(root);
  if (strncmp(path, root, length) || strncmp(path + length, "/dev/", 5)) return NULL;
  return path + length + 5;
}

int fstat(int descriptor, struct stat *found) {
  char path[4096], node[4096];
  if (syscall(SYS_newfstatat, descriptor, "", found, AT_EMPTY_PATH) < 0) return -1;
  const char *name = S_ISREG(found->st_mode) ? name_of(descriptor, path, sizeof path) : NULL;
  if (!name) return 0;
  snprintf(node, sizeof node, "/dev/%s", name);
  return stat(node, found);
}

static int answer(const char *name, unsigned long request, void *argument) {
  char path[8192];
  unsigned long long sectors = 0, sequence = 0;
  int writable = 0;
  snprintf(path, sizeof path, "%s/disks/%s", getenv("UMOCKDEV_DIR"), name);
  FILE *file = fopen(path, "re");
  int count = file ? fscanf(file, "%llu %llu %d", &sectors, &sequence, &writable) : 0;
  if (file) fclose(file);
  if (count != 3) return errno = ENOMEDIUM, -1;
  if (request == BLKROSET) is_read_only = !writable;
  else if (request == BLKROGET) *(int *)argument = is_read_only;
  else if (request == BLKGETSIZE64) *(uint64_t *)argument = sectors * 512;
  else if (request == BLKGETDISKSEQ) *(uint64_t *)argument = sequence;
  else return errno = ENOTTY, -1;
  return 0;
}

int ioctl(int descriptor, unsigned long request, ...) {
  char path[4096];
  va_list list;
  va_start(list, request);
  void *argument = va_arg(list, void *);
  va_end(list);
  const char *name = name_of(descriptor, path, sizeof path);
  if (name) return answer(name, request, argument);
  int (*next)(int, unsigned long, ...) = dlsym(RTLD_NEXT, "ioctl");
  return next(descriptor, request, argument);
}
