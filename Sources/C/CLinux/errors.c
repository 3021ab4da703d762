#define _GNU_SOURCE
#include "CLinux.h"

#include <string.h>

const char *gate_error_name(int number) {
  const char *name = strerrorname_np(number);
  return name ? name : "EUNKNOWN";
}

const char *gate_error_text(int number) {
  const char *text = strerrordesc_np(number);
  return text ? text : "unknown error";
}
