#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// What the scan engine process and its workers need beyond CLinux.h. Every function that can
// fail returns -1 (or null) and leaves errno set.

// Swift must not fork by accident; the engine process does it by this name, with one thread only.
pid_t gate_fork(void);

// pidfd_open has no wrapper in Debian 12's glibc. The child must not have been reaped yet.
int gate_pidfd_open(pid_t process);

// The next ended child, or 0 when there is none; waitpid's flags without blocking.
pid_t gate_reap(void);

// libclamav takes and frees up to 100 MB for every file, however small; handed back to the kernel each
// time, that memory costs a page fault for every 4 KiB of it. Kept, it costs nothing but itself.
int gate_keep_freed_memory(void);
void gate_return_freed_memory(void);

// Makes descriptor number 3 and closes everything above: close_range has no Swift name.
int gate_keep_only(int descriptor);

// memfd_create is behind _GNU_SOURCE. Filled with count bytes, offset back at the start.
int gate_memory_file(const void *bytes, size_t count);

// write until everything is written, whatever signal comes.
int gate_write_all(int descriptor, const void *bytes, size_t count);

// A private read-only mapping; MAP_FAILED is a cast macro. Null on failure.
const void *gate_map_file(int descriptor, size_t count);
void gate_unmap_file(const void *bytes, size_t count);

// Removes everything below the folder, following no link, and counts what it removed.
int gate_empty_folder(int folder);

// memmem is behind _GNU_SOURCE. The offset of the first match, or -1.
ssize_t gate_find(const void *bytes, size_t count, const void *pattern, size_t pattern_count);

// CRC-32 as zip uses it (ISO 3309), eight bytes at a time: every archive member passes here.
uint32_t gate_crc32(const void *bytes, size_t count);

// The same over data in pieces: value is what the call before returned, 0 for the first.
uint32_t gate_crc32_next(uint32_t value, const void *bytes, size_t count);

// The next run of at least minimum base64 digits (both alphabets, line ends between them) at or
// after start; its end goes to *end. -1 when there is none. Every text passes here.
ssize_t gate_find_base64(const void *bytes, size_t count, size_t start, size_t minimum,
                         size_t *end);

// Decodes such a run; out has room for count / 4 * 3 + 3 bytes. How many it wrote.
size_t gate_decode_base64(const void *text, size_t count, void *out);

// Whether all bytes are zero.
int gate_is_zero(const void *bytes, size_t count);
