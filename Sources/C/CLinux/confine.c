#define _GNU_SOURCE
#include "CLinux.h"

#include <dirent.h>
#include <errno.h>
#include <grp.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int gate_no_new_privileges(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return -1;
  return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 ? 0 : -1;
}

int gate_seccomp_can_kill(void) {
  uint32_t action = SECCOMP_RET_KILL_PROCESS;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

int gate_end_with_parent(void) {
  pid_t parent = getppid();
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0) return -1;
  if (getppid() == parent) return 0;
  errno = ESRCH;
  return -1;
}

int gate_undumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

int gate_drop_identity(uint32_t user, uint32_t group) {
  if (setgroups(0, NULL) < 0 || setresgid(group, group, group) < 0) return -1;
  if (setresuid(user, user, user) < 0) return -1;
  uid_t real, effective, saved;
  if (getresuid(&real, &effective, &saved) < 0) return -1;
  if (real == user && effective == user && saved == user && setuid(0) < 0) return 0;
  errno = EPERM;
  return -1;
}

int gate_set_limit(enum gate_limit limit, uint64_t value) {
  static const int resources[] = {
      [gate_limit_address_space] = RLIMIT_AS, [gate_limit_cpu_seconds] = RLIMIT_CPU,
      [gate_limit_file_size] = RLIMIT_FSIZE,  [gate_limit_open_files] = RLIMIT_NOFILE,
      [gate_limit_processes] = RLIMIT_NPROC,  [gate_limit_core] = RLIMIT_CORE,
  };
  struct rlimit both = {.rlim_cur = value, .rlim_max = value};
  return setrlimit(resources[limit], &both);
}

int gate_thread_count(void) {
  DIR *tasks = opendir("/proc/self/task");
  if (!tasks) return -1;
  int count = 0;
  for (struct dirent *entry; (entry = readdir(tasks));) count += entry->d_name[0] != '.';
  closedir(tasks);
  return count;
}

int gate_has_crash_handler(void) {
  static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGSYS};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction found;
    if (sigaction(signals[i], NULL, &found) < 0 || found.sa_handler != SIG_DFL) return 1;
  }
  return 0;
}
