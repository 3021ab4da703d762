#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// poppler's C++ front end in C. Texts are UTF-8, null-terminated, and given back with
// gate_pdf_free; no exception leaves these functions.

struct gate_pdf;

// Takes the bytes for as long as the document lives; null when it cannot be opened at all.
// *locked is 1 when a password is missing.
struct gate_pdf *gate_pdf_open(const void *bytes, size_t count, int *locked);
void gate_pdf_close(struct gate_pdf *document);
int gate_pdf_pages(struct gate_pdf *document);

// Text of a page in reading order; null when the page cannot be read.
char *gate_pdf_page_text(struct gate_pdf *document, int page);

// Draws a page with the dots per inch, four bytes a pixel, blue first; null when it cannot be
// drawn or would have more pixels than the limit.
uint8_t *gate_pdf_page_pixels(struct gate_pdf *document, int page, int dots, int64_t pixel_limit,
                              int *width, int *height, int *row);

// Key and value of an entry of the document's information; 0 past the last.
int gate_pdf_information(struct gate_pdf *document, int index, char **key, char **value);

// The XMP packet and the titles of the outline.
char *gate_pdf_metadata(struct gate_pdf *document);
char *gate_pdf_outline(struct gate_pdf *document);

// Name and bytes of an attached file; 0 past the last.
int gate_pdf_attachment(struct gate_pdf *document, int index, char **name, uint8_t **bytes,
                        size_t *count);

void gate_pdf_free(void *memory);

#ifdef __cplusplus
}
#endif
