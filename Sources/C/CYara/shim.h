#pragma once
#include <stdint.h>
#include <string.h>
#include <yara.h>

// A compiler without `include`: rules come from the files that are named and from nowhere else.
static inline void *gate_yara_compiler(void) {
  YR_COMPILER *compiler = NULL;
  if (yr_initialize() != ERROR_SUCCESS || yr_compiler_create(&compiler) != ERROR_SUCCESS) return NULL;
  yr_compiler_set_include_callback(compiler, NULL, NULL, NULL);
  return compiler;
}

// How many errors the text has; after one that is not 0 the compiler must not be used any more.
static inline int gate_yara_add(void *compiler, const char *text) {
  return yr_compiler_add_string(compiler, text, NULL);
}

// The rules, or null; the compiler is gone afterwards.
static inline void *gate_yara_finish(void *compiler) {
  YR_RULES *rules = NULL;
  int result = yr_compiler_get_rules(compiler, &rules);
  yr_compiler_destroy(compiler);
  return result == ERROR_SUCCESS ? rules : NULL;
}

static inline void gate_yara_drop_compiler(void *compiler) { yr_compiler_destroy(compiler); }

static inline uint32_t gate_yara_count(void *rules) { return ((YR_RULES *)rules)->num_rules; }

struct gate_yara_match {
  char name[128];
  int too_many;
};

static inline int gate_yara_note(YR_SCAN_CONTEXT *context, int message, void *data, void *user) {
  (void)context;
  struct gate_yara_match *match = (struct gate_yara_match *)user;
  if (message == CALLBACK_MSG_TOO_MANY_MATCHES) match->too_many = 1;
  if (message != CALLBACK_MSG_RULE_MATCHING) return CALLBACK_CONTINUE;
  strncpy(match->name, ((YR_RULE *)data)->identifier, sizeof match->name - 1);
  return CALLBACK_ABORT;
}

// Scans memory. 0: name holds the first rule that matched, or is empty; else libyara's error.
// Without libyara's own signal handlers: a crash must stay a crash of the worker.
static inline int gate_yara_scan(void *rules, const void *bytes, size_t count, int seconds,
                                 char *name, size_t room) {
  struct gate_yara_match match;
  memset(&match, 0, sizeof match);
  int result = yr_rules_scan_mem(
      (YR_RULES *)rules, (const uint8_t *)bytes, count,
      SCAN_FLAGS_REPORT_RULES_MATCHING | SCAN_FLAGS_FAST_MODE | SCAN_FLAGS_NO_TRYCATCH,
      gate_yara_note, &match, seconds);
  strncpy(name, match.name, room - 1);
  name[room - 1] = 0;
  if (match.name[0]) return ERROR_SUCCESS;
  return match.too_many ? ERROR_TOO_MANY_MATCHES : result;
}
