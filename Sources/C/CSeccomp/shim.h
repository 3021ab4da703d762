#pragma once
#include <seccomp.h>

// Function-like macros and variadic calls do not reach Swift.

static inline uint32_t gate_seccomp_refuse(uint16_t number) { return SCMP_ACT_ERRNO(number); }

static inline int gate_seccomp_add(scmp_filter_ctx filter, uint32_t action, int call) {
  return seccomp_rule_add_array(filter, action, call, 0, 0);
}

// Only while the bits of mask are all zero in that argument.
static inline int gate_seccomp_add_without(scmp_filter_ctx filter, uint32_t action, int call,
                                           unsigned argument, uint64_t mask) {
  struct scmp_arg_cmp unset = {
      .arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = 0};
  return seccomp_rule_add_array(filter, action, call, 1, &unset);
}

// Only while the bits of mask in that argument are those of value.
static inline int gate_seccomp_add_matching(scmp_filter_ctx filter, uint32_t action, int call,
                                            unsigned argument, uint64_t mask, uint64_t value) {
  struct scmp_arg_cmp match = {
      .arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = value};
  return seccomp_rule_add_array(filter, action, call, 1, &match);
}
