#pragma once
#include <zlib.h>

// inflateInit2 is a macro. Deflate without the head and checksum that zlib puts around it.
static inline int gate_inflate_begin(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }

// The same with them.
static inline int gate_inflate_zlib_begin(z_stream *stream) { return inflateInit(stream); }

// The same with those of gzip.
static inline int gate_inflate_gzip_begin(z_stream *stream) {
  return inflateInit2(stream, 16 + MAX_WBITS);
}
