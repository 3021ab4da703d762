#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "CLinuxDevices.h"
#include "CLinuxScan.h"

// What Swift cannot reach by itself: calls behind _GNU_SOURCE, variadic calls, function-like
// macros, and the steps between fork and exec, where no Swift may run. Every function that can
// fail returns -1 and leaves errno set.

// Names and texts of errno values that are safe from any thread; strerror is not.
const char *gate_error_name(int number);
const char *gate_error_text(int number);

// syncfs is behind _GNU_SOURCE.
int gate_sync_file_system(int descriptor);

// Size of a regular file or, through the BLKGETSIZE64 macro, of a block device.
int64_t gate_size(int descriptor);

// SCM_RIGHTS needs the CMSG_ macros. The sender refuses more than GATE_DESCRIPTOR_LIMIT; the
// receiver closes everything it got and fails with EMSGSIZE when anything was cut off.
#define GATE_DESCRIPTOR_LIMIT 4
ssize_t gate_send(int socket, const void *bytes, size_t count, const int *descriptors,
                  size_t descriptor_count);
ssize_t gate_receive(int socket, void *bytes, size_t limit, int *descriptors,
                     size_t *descriptor_count);

// pipe2 and F_SETPIPE_SZ. A capacity that the kernel does not grant leaves the pipe as it is.
int gate_pipe(int ends[2], int capacity);

// poll on one descriptor for reading; 1 ready, 0 time is up. A negative time waits for ever.
int gate_await_readable(int descriptor, int milliseconds);

// Between fork and exec only calls that are allowed after fork in a process with threads.
// descriptors[i] becomes 3 + i; everything above is closed; 0, 1 and 2 are /dev/null (2 stays
// with keeps_standard_error). With ends_with_thread the kernel kills the child when the calling
// thread ends. The pidfd goes to *pidfd.
struct gate_spawn_plan {
  const char *program;
  char *const *arguments;
  char *const *environment;
  const int *descriptors;
  int descriptor_count;
  int keeps_standard_error;
  int ends_with_thread;
};
pid_t gate_spawn(const struct gate_spawn_plan *plan, int *pidfd);

// pidfd_send_signal with SIGKILL: a number can be reused, a process descriptor cannot.
int gate_kill(int pidfd);

// The W* macros. 1 with an exit code in *value, 2 with a signal.
int gate_wait(pid_t process, int *value);

// prctl and seccomp are variadic or have no wrapper.
int gate_no_new_privileges(void);
int gate_seccomp_can_kill(void);
int gate_end_with_parent(void);
int gate_undumpable(void);

// Drops every group and identity for good and checks that root cannot be taken back.
int gate_drop_identity(uint32_t user, uint32_t group);

// The resource constants have a C type of their own.
enum gate_limit {
  gate_limit_address_space,
  gate_limit_cpu_seconds,
  gate_limit_file_size,
  gate_limit_open_files,
  gate_limit_processes,
  gate_limit_core,
};
int gate_set_limit(enum gate_limit limit, uint64_t value);

// Threads of this process from /proc; Landlock confines only the calling one.
int gate_thread_count(void);

// 1 when a crash signal has a handler (Swift's backtracer, for one), which would run in a
// process that is already compromised.
int gate_has_crash_handler(void);

// Landlock has no wrappers in glibc. The version of its interface, or -1.
int gate_landlock_version(void);

// Denies every file, TCP and scope right that the running kernel knows. Below folder, unless it
// is null, files may be made, read, written and removed; below those of readable, which ends with
// null or is null, files may be read.
int gate_landlock_restrict(const char *folder, const char *const *readable);
