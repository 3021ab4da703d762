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

// Dark letters on white ground, level: what copies are, and photographs and crooked scans are not. Takes
// the picture; null without memory.
static inline PIX *gate_ocr_plain(PIX *picture, int64_t pixel_limit) {
  PIX *plain = pixRemoveAlpha(picture);
  pixDestroy(&picture);
  PIX *grey = plain ? pixConvertTo8(plain, 0) : NULL;
  pixDestroy(&plain);
  if (!grey) return NULL;
  int64_t pixels = (int64_t)pixGetWidth(grey) * pixGetHeight(grey);
  float scale = 1;
  while (scale > 0.05f && (float)pixels * scale * scale > (float)pixel_limit) scale *= 0.8f;
  if (pixGetHeight(grey) < 700 && pixGetWidth(grey) < 1400) scale = 2;
  PIX *scaled = scale != 1 ? pixScale(grey, scale, scale) : pixClone(grey);
  pixDestroy(&grey);
  PIX *even = scaled ? pixBackgroundNormSimple(scaled, NULL, NULL) : NULL;
  if (!even) return scaled;
  pixDestroy(&scaled);
  return even;
}

// The same turned by the few degrees by which its lines are askew, if that can be told.
static inline PIX *gate_ocr_level(PIX *picture) {
  PIX *black = pixThresholdToBinary(picture, 160);
  float angle = 0, sureness = 0;
  int told = black && pixFindSkew(black, &angle, &sureness) == 0;
  pixDestroy(&black);
  if (!told || sureness < 3 || (angle < 0.4f && angle > -0.4f)) return picture;
  PIX *level = pixRotate(picture, angle * 3.14159265f / 180, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0);
  if (!level) return picture;
  pixDestroy(&picture);
  return level;
}

// Text of a level picture, to be given back with free, and how sure the reader is of it, up to 100.
static inline char *gate_ocr_read(TessBaseAPI *api, PIX *picture, int *sureness) {
  TessBaseAPISetImage2(api, picture);
  TessBaseAPISetSourceResolution(api, 200);
  char *text = TessBaseAPIGetUTF8Text(api), *copy = text ? strdup(text) : NULL;
  *sureness = text ? TessBaseAPIMeanTextConf(api) : 0;
  if (text) TessDeleteText(text);
  TessBaseAPIClear(api);
  return copy;
}

// By how many right angles a picture that makes no sense as it is must be turned, tried with its
// middle; 0 when it makes none either way, as one without letters does.
static inline int gate_ocr_turns(TessBaseAPI *api, PIX *picture) {
  int width = pixGetWidth(picture), height = pixGetHeight(picture), best = 0, most = 65;
  BOX *box = boxCreate(width / 4, height / 4, width / 2, height / 2);
  PIX *middle = pixClipRectangle(picture, box, NULL);
  boxDestroy(&box);
  for (int turns = 1; middle && turns < 4; turns++) {
    PIX *turned = pixRotateOrth(middle, turns);
    int sureness = 0;
    if (turned) free(gate_ocr_read(api, turned, &sureness));
    pixDestroy(&turned);
    if (sureness > most) best = turns, most = sureness;
  }
  pixDestroy(&middle);
  return best;
}

// Text of a picture as UTF-8, to be given back with free; null when it cannot be decoded. Pictures
// above pixel_limit are made smaller first, and those on their side or head are turned.
static inline char *gate_ocr_pix(void *reader, PIX *picture, int64_t pixel_limit) {
  TessBaseAPI *api = (TessBaseAPI *)reader;
  PIX *plain = picture ? gate_ocr_plain(picture, pixel_limit) : NULL;
  if (!plain) return NULL;
  plain = gate_ocr_level(plain);
  int sureness = 0;
  char *text = gate_ocr_read(api, plain, &sureness);
  int turns = sureness < 50 ? gate_ocr_turns(api, plain) : 0;
  PIX *turned = turns ? pixRotateOrth(plain, turns) : NULL;
  pixDestroy(&plain);
  if (!turned) return text;
  free(text);
  text = gate_ocr_read(api, turned, &sureness);
  pixDestroy(&turned);
  return text;
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
