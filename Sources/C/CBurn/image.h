#pragma once
#include "CBurn.h"

#include <sys/types.h>

// Shared by both halves: the drive takes what the image produces. libisofs.h and libburn.h each
// define struct burn_source, alike, so no file can have both.
struct burn_source;

struct gate_image {
  void *iso;
  gate_image_open open;
  void *context;
  int64_t published;
  enum gate_image_fault fault;
  struct burn_source *inner, *outer;
  int copy;
  int64_t size, done;
  size_t pending;
  unsigned char buffer[1 << 18];
};

int gate_image_prepare(void);
