#define _GNU_SOURCE
#include "CLinux.h"
#include "CLinuxScan.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

pid_t gate_fork(void) { return fork(); }

int gate_pidfd_open(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

pid_t gate_reap(void) {
  pid_t child = waitpid(-1, NULL, WNOHANG);
  return child < 0 && errno == ECHILD ? 0 : child;
}

int gate_keep_freed_memory(void) {
  // Larger blocks than this cannot be kept: glibc takes no higher threshold.
  return mallopt(M_MMAP_THRESHOLD, 32 << 20) == 1 && mallopt(M_TRIM_THRESHOLD, 192 << 20) == 1 ? 0
                                                                                              : -1;
}

void gate_return_freed_memory(void) { malloc_trim(0); }

int gate_keep_only(int descriptor) {
  if (descriptor != 3 && dup3(descriptor, 3, O_CLOEXEC) < 0) return -1;
  return (int)syscall(SYS_close_range, 4, ~0U, 0);
}

int gate_write_all(int descriptor, const void *data, size_t count) {
  const uint8_t *bytes = data;
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno != EINTR) return -1;
    if (written > 0) bytes += written, count -= (size_t)written;
  }
  return 0;
}

int gate_memory_file(const void *bytes, size_t count) {
  int descriptor = memfd_create("gatehouse", MFD_CLOEXEC);
  if (descriptor < 0) return -1;
  if (gate_write_all(descriptor, bytes, count) == 0 && lseek(descriptor, 0, SEEK_SET) == 0)
    return descriptor;
  int number = errno;
  close(descriptor);
  errno = number;
  return -1;
}

const void *gate_map_file(int descriptor, size_t count) {
  void *mapped = mmap(NULL, count, PROT_READ, MAP_PRIVATE, descriptor, 0);
  return mapped == MAP_FAILED ? NULL : mapped;
}

void gate_unmap_file(const void *bytes, size_t count) { munmap((void *)bytes, count); }

static int remove_entry(int folder, const char *name, int depth);

static int empty_folder(int folder, int depth) {
  int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (copy < 0) return -1;
  DIR *entries = fdopendir(copy);
  if (!entries) {
    close(copy);
    return -1;
  }
  int removed = 0;
  for (struct dirent *entry; removed >= 0 && (entry = readdir(entries));) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    removed = remove_entry(folder, entry->d_name, depth) < 0 ? -1 : removed + 1;
  }
  int number = errno;
  closedir(entries);
  errno = number;
  return removed;
}

static int remove_entry(int folder, const char *name, int depth) {
  if (unlinkat(folder, name, 0) == 0) return 0;
  if ((errno != EISDIR && errno != EPERM) || depth == 0) return -1;
  int child = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (child < 0) return -1;
  int emptied = empty_folder(child, depth - 1), number = errno;
  close(child);
  errno = number;
  return emptied < 0 ? -1 : unlinkat(folder, name, AT_REMOVEDIR);
}

int gate_empty_folder(int folder) { return empty_folder(folder, 64); }

ssize_t gate_find(const void *bytes, size_t count, const void *pattern, size_t pattern_count) {
  const char *found = memmem(bytes, count, pattern, pattern_count);
  return found ? found - (const char *)bytes : -1;
}

static uint32_t crc_table[8][256];

__attribute__((constructor)) static void fill_crc_table(void) {
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t value = i;
    for (int bit = 0; bit < 8; bit++) value = value >> 1 ^ (value & 1 ? 0xEDB88320u : 0);
    crc_table[0][i] = value;
  }
  for (int row = 1; row < 8; row++)
    for (int i = 0; i < 256; i++) {
      uint32_t before = crc_table[row - 1][i];
      crc_table[row][i] = before >> 8 ^ crc_table[0][before & 0xFF];
    }
}

uint32_t gate_crc32(const void *bytes, size_t count) { return gate_crc32_next(0, bytes, count); }

uint32_t gate_crc32_next(uint32_t before, const void *bytes, size_t count) {
  const uint8_t *next = bytes;
  uint32_t value = ~before;
  for (; count >= 8; count -= 8, next += 8) {
    uint32_t low, high;
    memcpy(&low, next, 4);
    memcpy(&high, next + 4, 4);
    low ^= value;
    value = crc_table[7][low & 0xFF] ^ crc_table[6][low >> 8 & 0xFF] ^
            crc_table[5][low >> 16 & 0xFF] ^ crc_table[4][low >> 24] ^
            crc_table[3][high & 0xFF] ^ crc_table[2][high >> 8 & 0xFF] ^
            crc_table[1][high >> 16 & 0xFF] ^ crc_table[0][high >> 24];
  }
  while (count-- > 0) value = value >> 8 ^ crc_table[0][(value ^ *next++) & 0xFF];
  return ~value;
}

// The value of a base64 digit in either alphabet, or -1.
static int8_t base64_table[256];

__attribute__((constructor)) static void fill_base64_table(void) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  memset(base64_table, -1, sizeof base64_table);
  for (int i = 0; i < 64; i++) base64_table[(uint8_t)digits[i]] = (int8_t)i;
  base64_table['-'] = 62;
  base64_table['_'] = 63;
}

// Lines shorter than this do not go on in the next line: they would join words of plain text.
enum { shortest_base64_line = 20 };

static size_t skip_line_end(const uint8_t *text, size_t count, size_t next) {
  while (next < count && (text[next] == ' ' || text[next] == '\t')) next++;
  if (next < count && text[next] == '\r') next++;
  if (next >= count || text[next] != '\n') return 0;
  next++;
  while (next < count && (text[next] == ' ' || text[next] == '\t')) next++;
  return next;
}

ssize_t gate_find_base64(const void *bytes, size_t count, size_t start, size_t minimum,
                         size_t *end) {
  const uint8_t *text = bytes;
  size_t next = start, probe = minimum < shortest_base64_line ? minimum : shortest_base64_line;
  // Some line of a run is that long, so one byte in as many tells whether it can be near.
  while (next + probe <= count) {
    if (base64_table[text[next + probe - 1]] < 0) {
      next += probe;
      continue;
    }
    size_t first = next + probe - 1;
    while (first > next && base64_table[text[first - 1]] >= 0) first--;
    size_t digits = 0, line = next = first;
    while (next < count) {
      while (next < count && base64_table[text[next]] >= 0) next++;
      digits += next - line;
      *end = next;
      size_t following = skip_line_end(text, count, next);
      if (next - line < shortest_base64_line || !following || following >= count) break;
      if (base64_table[text[following]] < 0) break;
      next = line = following;
    }
    if (digits >= minimum) return (ssize_t)first;
    next = *end > first ? *end : next + 1;
  }
  return -1;
}

size_t gate_decode_base64(const void *text, size_t count, void *out) {
  const uint8_t *from = text;
  uint8_t *to = out;
  uint32_t bits = 0;
  int held = 0;
  for (size_t i = 0; i < count; i++) {
    int digit = base64_table[from[i]];
    if (digit < 0) continue;
    bits = bits << 6 | (uint32_t)digit;
    held += 6;
    if (held >= 8) {
      held -= 8;
      *to++ = (uint8_t)(bits >> held);
    }
  }
  return (size_t)(to - (uint8_t *)out);
}

int gate_is_zero(const void *bytes, size_t count) {
  const uint8_t *next = bytes;
  return count == 0 || (next[0] == 0 && memcmp(next, next + 1, count - 1) == 0);
}
