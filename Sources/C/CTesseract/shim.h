#pragma once
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <leptonica/allheaders.h>
#include <tesseract/capi.h>

// Reads Chinese out of a picture; the two libraries' own types stay in here. Null when the tables
// are missing.
static inline void *gate_ocr_open(const char *folder, const char *language) {
  TessBaseAPI *reader = TessBaseAPICreate();
  if (!reader) return NULL;
  setMsgSeverity(L_SEVERITY_NONE);
  if (TessBaseAPIInit3(reader, folder, language) == 0) {
    TessBaseAPISetPageSegMode(reader, PSM_SINGLE_BLOCK);
    TessBaseAPISetVariable(reader, "debug_file", "/dev/null");
    return reader;
  }
  TessBaseAPIDelete(reader);
  return NULL;
}

// Text of a picture file in memory as UTF-8, to be given back with free; null when it cannot be
// decoded. Pictures above pixel_limit are made smaller first.
static inline char *gate_ocr_pix(void *reader, PIX *picture, int64_t pixel_limit) {
  if (!picture) return NULL;
  PIX *plain = pixRemoveAlpha(picture);
  pixDestroy(&picture);
  if (!plain) return NULL;
  int64_t pixels = (int64_t)pixGetWidth(plain) * pixGetHeight(plain);
  float scale = 1;
  while (scale > 0.05f && (float)pixels * scale * scale > (float)pixel_limit) scale *= 0.8f;
  if (pixGetHeight(plain) < 700 && pixGetWidth(plain) < 1400) scale = 2;
  if (scale != 1) {
    PIX *scaled = pixScale(plain, scale, scale);
    pixDestroy(&plain);
    plain = scaled;
  }
  if (!plain) return NULL;
  TessBaseAPI *api = (TessBaseAPI *)reader;
  TessBaseAPISetImage2(api, plain);
  TessBaseAPISetSourceResolution(api, 200);
  char *text = TessBaseAPIGetUTF8Text(api), *copy = text ? strdup(text) : NULL;
  if (text) TessDeleteText(text);
  TessBaseAPIClear(api);
  pixDestroy(&plain);
  return copy;
}

static inline char *gate_ocr_file(void *reader, const void *bytes, size_t count, int page,
                                  int64_t pixel_limit) {
  PIX *picture = page == 0 ? pixReadMem((const l_uint8 *)bytes, count)
                           : pixReadMemTiff((const l_uint8 *)bytes, count, page);
  return gate_ocr_pix(reader, picture, pixel_limit);
}

// The same for pixels of four bytes, blue first, as a page of a PDF is drawn.
static inline char *gate_ocr_pixels(void *reader, const uint8_t *pixels, int width, int height,
                                    int row, int64_t pixel_limit) {
  PIX *picture = pixCreate(width, height, 32);
  if (!picture) return NULL;
  l_uint32 *data = pixGetData(picture);
  int words = pixGetWpl(picture);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      const uint8_t *from = pixels + (size_t)y * row + 4 * (size_t)x;
      composeRGBPixel(from[2], from[1], from[0], data + (size_t)y * words + x);
    }
  return gate_ocr_pix(reader, picture, pixel_limit);
}

// Width and height of a picture file by its head; 0 when it cannot be told.
static inline int gate_ocr_size(const void *bytes, size_t count, int *width, int *height) {
  int format = 0;
  return pixReadHeaderMem((const l_uint8 *)bytes, count, &format, width, height, NULL, NULL,
                          NULL) == 0;
}
