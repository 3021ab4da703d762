#pragma once
#include <stdint.h>
#include <sys/vfs.h>
#include <sys/xattr.h>

// The kind of file system that a descriptor lies on, or -1: statfs is not in Swift's Glibc.
static inline int64_t gate_file_system_kind(int descriptor) {
  struct statfs information;
  return fstatfs(descriptor, &information) == 0 ? (int64_t)(uint32_t)information.f_type : -1;
}

// An extended attribute's bytes, or -1: neither is sys/xattr.h.
static inline ssize_t gate_attribute(int descriptor, const char *name, void *out, size_t room) {
  return fgetxattr(descriptor, name, out, room);
}
