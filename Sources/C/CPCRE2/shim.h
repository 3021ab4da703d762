#pragma once
#define PCRE2_CODE_UNIT_WIDTH 32
#include <pcre2.h>
#include <stdint.h>

// A pattern over Unicode scalars, or null with the place and the number of the error. Without its
// just-in-time compiler: text from outside must never run through code made while running.
static inline void *gate_pcre2_compile(const uint32_t *text, size_t count, int *number,
                                       size_t *place) {
  return pcre2_compile(text, count, PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, number, place,
                       NULL);
}

static inline void gate_pcre2_free(void *code) { pcre2_code_free((pcre2_code *)code); }

// What an error number means, as ASCII text.
static inline void gate_pcre2_message(int number, char *out, size_t room) {
  uint32_t text[160];
  int count = pcre2_get_error_message(number, text, 160);
  size_t used = 0;
  for (int i = 0; i < count && used + 1 < room; i++) out[used++] = (char)text[i];
  out[used] = 0;
}

// Room for one match, with limits on the work that one search may take.
static inline void *gate_pcre2_context(uint32_t steps, uint32_t depth) {
  pcre2_match_context *context = pcre2_match_context_create(NULL);
  if (context == NULL) return NULL;
  pcre2_set_match_limit(context, steps);
  pcre2_set_depth_limit(context, depth);
  return context;
}

static inline void gate_pcre2_free_context(void *context) {
  pcre2_match_context_free((pcre2_match_context *)context);
}

static inline void *gate_pcre2_room(void) { return pcre2_match_data_create(1, NULL); }

static inline void gate_pcre2_free_room(void *room) {
  pcre2_match_data_free((pcre2_match_data *)room);
}

// 1 and the match's place, 0 when there is none, -1 when a limit was reached. The text is known
// to hold only Unicode scalars.
static inline int gate_pcre2_search(const void *code, const uint32_t *text, size_t count,
                                    size_t start, void *room, void *context, size_t *from,
                                    size_t *to) {
  int result = pcre2_match((const pcre2_code *)code, text, count, start, PCRE2_NO_UTF_CHECK,
                           (pcre2_match_data *)room, (pcre2_match_context *)context);
  if (result == PCRE2_ERROR_NOMATCH) return 0;
  if (result < 0) return -1;
  PCRE2_SIZE *place = pcre2_get_ovector_pointer((pcre2_match_data *)room);
  *from = place[0];
  *to = place[1];
  return 1;
}
