#pragma once
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

// What Gatehouse draws on paper with: cairo makes the PDF, pango sets the letters. Their objects count
// references and their constants are macros; Swift sees neither. One thread at a time may use one
// paper, several papers do not know each other. Lengths are points of 1/72 inch from the top left.
struct gate_paper {
  cairo_surface_t *surface;
  cairo_t *pen;
  PangoFontMap *fonts;
  PangoContext *context;
  unsigned char *bytes;
  size_t count, room;
};

static inline cairo_status_t gate_paper_write(void *closure, const unsigned char *data,
                                              unsigned int length) {
  struct gate_paper *paper = (struct gate_paper *)closure;
  if (paper->room - paper->count < length) {
    size_t room = (paper->room + length) * 2;
    unsigned char *larger = (unsigned char *)realloc(paper->bytes, room);
    if (!larger) return CAIRO_STATUS_NO_MEMORY;
    paper->bytes = larger;
    paper->room = room;
  }
  memcpy(paper->bytes + paper->count, data, length);
  paper->count += length;
  return CAIRO_STATUS_SUCCESS;
}

static inline void gate_paper_close(struct gate_paper *paper) {
  if (!paper) return;
  if (paper->context) g_object_unref(paper->context);
  if (paper->fonts) g_object_unref(paper->fonts);
  if (paper->pen) cairo_destroy(paper->pen);
  if (paper->surface) cairo_surface_destroy(paper->surface);
  free(paper->bytes);
  free(paper);
}

// The language is a tag such as "zh-cn": Chinese and Japanese share codes and not their shapes.
static inline struct gate_paper *gate_paper_open(double width, double height, const char *title,
                                                 const char *author, const char *created,
                                                 const char *language) {
  struct gate_paper *paper = (struct gate_paper *)calloc(1, sizeof *paper);
  if (!paper) return NULL;
  paper->surface = cairo_pdf_surface_create_for_stream(gate_paper_write, paper, width, height);
  paper->pen = cairo_create(paper->surface);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  paper->fonts = pango_cairo_font_map_new();
  paper->context = paper->fonts ? pango_font_map_create_context(paper->fonts) : NULL;
  if (!paper->context || cairo_status(paper->pen) != CAIRO_STATUS_SUCCESS) {
    gate_paper_close(paper);
    return NULL;
  }
  // Letters stand where they are measured, not where a screen's dots are.
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(paper->context, options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(paper->context, 72);
  pango_context_set_language(paper->context, pango_language_from_string(language));
  return paper;
}

// What a text looks like: its size in points, 1 for bold, and 0, 1 or 2 for left, centred, right.
struct gate_letters {
  double size;
  int is_bold;
  int side;
  double grey;
};

static inline PangoLayout *gate_paper_layout(struct gate_paper *paper, const char *text, size_t count,
                                             double width, const char *family,
                                             struct gate_letters letters) {
  PangoLayout *layout = pango_layout_new(paper->context);
  PangoFontDescription *font = pango_font_description_new();
  pango_font_description_set_family(font, family);
  pango_font_description_set_size(font, (int)(letters.size * PANGO_SCALE));
  if (letters.is_bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
  // Paths are longer than a column and have no space to break at.
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout, letters.side == 1   ? PANGO_ALIGN_CENTER
                                     : letters.side == 2 ? PANGO_ALIGN_RIGHT
                                                         : PANGO_ALIGN_LEFT);
  pango_layout_set_text(layout, text, (int)count);
  return layout;
}

// Draws a text below a point and returns its height; measures only where draws is 0.
static inline double gate_paper_text(struct gate_paper *paper, const char *text, size_t count,
                                     double x, double y, double width, const char *family,
                                     struct gate_letters letters, int draws) {
  PangoLayout *layout = gate_paper_layout(paper, text, count, width, family, letters);
  int height = 0;
  pango_layout_get_size(layout, NULL, &height);
  if (draws) {
    cairo_set_source_rgb(paper->pen, letters.grey, letters.grey, letters.grey);
    cairo_move_to(paper->pen, x, y);
    pango_cairo_show_layout(paper->pen, layout);
  }
  g_object_unref(layout);
  return (double)height / PANGO_SCALE;
}

// How many letters of a text no font on this machine has.
static inline int gate_paper_unknown(struct gate_paper *paper, const char *text, size_t count,
                                     const char *family) {
  struct gate_letters letters = {10, 0, 0, 0};
  PangoLayout *layout = gate_paper_layout(paper, text, count, 500, family, letters);
  int unknown = pango_layout_get_unknown_glyphs_count(layout);
  g_object_unref(layout);
  return unknown;
}

static inline void gate_paper_rectangle(struct gate_paper *paper, double x, double y, double width,
                                        double height, double grey) {
  cairo_set_source_rgb(paper->pen, grey, grey, grey);
  cairo_rectangle(paper->pen, x, y, width, height);
  cairo_fill(paper->pen);
}

static inline void gate_paper_frame(struct gate_paper *paper, double x, double y, double width,
                                    double height, double line, double grey) {
  cairo_set_source_rgb(paper->pen, grey, grey, grey);
  cairo_set_line_width(paper->pen, line);
  cairo_rectangle(paper->pen, x, y, width, height);
  cairo_stroke(paper->pen);
}

static inline void gate_paper_next_page(struct gate_paper *paper) { cairo_show_page(paper->pen); }

// Ends the last page and the file, whose bytes live as long as the paper; 0 on success.
static inline int gate_paper_finish(struct gate_paper *paper) {
  cairo_show_page(paper->pen);
  int status = (int)cairo_status(paper->pen);
  cairo_surface_finish(paper->surface);
  return status ? status : (int)cairo_surface_status(paper->surface);
}
