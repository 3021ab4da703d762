#pragma once
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <tsk/libtsk.h>

// The image that libtsk reads, with its cache of 2 MiB, which Swift cannot lay out, in front of
// what the reader wants to know.
struct gate_medium {
  TSK_IMG_INFO image;
  int descriptor;
  // Reads of which not one byte came. libtsk hides some of those behind zeros (when the length
  // is no multiple of the sector), so whoever reads a file compares this before and after.
  uint64_t failures;
  // Failures since the last read that worked.
  uint64_t failures_in_a_row;
  // The end came before the size that the station measured, or the kernel says that the device
  // is no longer there.
  int gone;
};

// libtsk asks for whole blocks; a short answer is one it understands.
static ssize_t gate_medium_read(TSK_IMG_INFO *image, TSK_OFF_T offset, char *buffer, size_t count) {
  struct gate_medium *medium = (struct gate_medium *)image;
  size_t filled = 0;
  ssize_t got = 0;
  if (offset < 0 || offset >= image->size) return -1;
  if ((uint64_t)count > (uint64_t)(image->size - offset)) count = (size_t)(image->size - offset);
  while (filled < count) {
    got = pread(medium->descriptor, buffer + filled, count - filled, offset + (off_t)filled);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += (size_t)got;
  }
  if (got == 0 && filled < count) medium->gone = 1;
  if (got < 0 && (errno == ENODEV || errno == ENXIO || errno == ENOMEDIUM)) medium->gone = 1;
  if (filled > 0 || count == 0) {
    medium->failures_in_a_row = 0;
    return (ssize_t)filled;
  }
  medium->failures += 1;
  medium->failures_in_a_row += 1;
  return -1;
}

static void gate_medium_close(TSK_IMG_INFO *image) { (void)image; }

static void gate_medium_describe(TSK_IMG_INFO *image, FILE *file) {
  (void)image;
  (void)file;
}

static inline struct gate_medium *gate_medium_open(int descriptor, int64_t size) {
  struct gate_medium *medium = calloc(1, sizeof *medium);
  if (!medium) return NULL;
  medium->descriptor = descriptor;
  if (tsk_img_open_external(medium, size, 512, gate_medium_read, gate_medium_close,
                            gate_medium_describe))
    return medium;
  free(medium);
  return NULL;
}

static inline void gate_medium_free(struct gate_medium *medium) {
  tsk_img_close(&medium->image);
  free(medium);
}

static inline uint64_t gate_medium_failures(const struct gate_medium *medium) {
  return medium->failures;
}

static inline uint64_t gate_medium_failures_in_a_row(const struct gate_medium *medium) {
  return medium->failures_in_a_row;
}

static inline ssize_t gate_medium_bytes(struct gate_medium *medium, int64_t offset, void *buffer,
                                        size_t count) {
  return tsk_img_read(&medium->image, offset, buffer, count);
}

static inline int gate_medium_is_gone(const struct gate_medium *medium) { return medium->gone; }

static inline TSK_FS_INFO *gate_volume_open(struct gate_medium *medium, int64_t offset,
                                            TSK_FS_TYPE_ENUM type) {
  return tsk_fs_open_img(&medium->image, offset, type);
}

static inline TSK_VS_INFO *gate_partitions_open(struct gate_medium *medium, TSK_VS_TYPE_ENUM type) {
  return tsk_vs_open(&medium->image, 0, type);
}
