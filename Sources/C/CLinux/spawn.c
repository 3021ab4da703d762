#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Every descriptor goes above all the final numbers first, so that placing one never closes
// another that is still to be placed.
static int place_descriptors(const struct gate_spawn_plan *plan, int *report) {
  int count = plan->descriptor_count, floor = 4 + count, moved[GATE_DESCRIPTOR_LIMIT];
  for (int i = 0; i < count; i++) {
    moved[i] = fcntl(plan->descriptors[i], F_DUPFD_CLOEXEC, floor);
    if (moved[i] < 0) return -1;
  }
  int high = fcntl(*report, F_DUPFD_CLOEXEC, floor);
  if (high < 0) return -1;
  *report = high;
  for (int i = 0; i < count; i++)
    if (dup2(moved[i], 3 + i) < 0) return -1;
  if (dup3(high, 3 + count, O_CLOEXEC) < 0) return -1;
  *report = 3 + count;
  return (int)syscall(SYS_close_range, 4 + count, ~0U, 0);
}

static int silence_standard_streams(const struct gate_spawn_plan *plan) {
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0) return -1;
  return plan->keeps_standard_error ? 0 : dup2(null, 2);
}

static void restore_signals(void) {
  struct sigaction plain = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) sigaction(number, &plain, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void become(const struct gate_spawn_plan *plan, pid_t parent, int report) {
  umask(077);
  restore_signals();
  if (setsid() < 0 || chdir("/") < 0) goto failed;
  if (place_descriptors(plan, &report) < 0 || silence_standard_streams(plan) < 0) goto failed;
  if (plan->ends_with_thread) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0) goto failed;
    if (getppid() != parent) _exit(127);
  }
  execve(plan->program, plan->arguments, plan->environment);
failed:;
  int number = errno;
  if (write(report, &number, sizeof number) < 0) _exit(126);
  _exit(127);
}

// The pipe closes by itself when exec succeeds; an errno comes through it when anything failed.
static int outcome(int report) {
  int number = 0;
  ssize_t count;
  do count = read(report, &number, sizeof number);
  while (count < 0 && errno == EINTR);
  return count == sizeof number ? number : 0;
}

static pid_t fork_quietly(const struct gate_spawn_plan *plan, int report) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t parent = getpid(), child = fork();
  if (child == 0) become(plan, parent, report);
  int number = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = number;
  return child;
}

pid_t gate_spawn(const struct gate_spawn_plan *plan, int *pidfd) {
  int report[2];
  if (plan->descriptor_count > GATE_DESCRIPTOR_LIMIT) {
    errno = EINVAL;
    return -1;
  }
  if (pipe2(report, O_CLOEXEC) < 0) return -1;
  pid_t child = fork_quietly(plan, report[1]);
  int number = errno;
  close(report[1]);
  if (child > 0) {
    number = outcome(report[0]);
    if (number == 0) {
      *pidfd = (int)syscall(SYS_pidfd_open, child, 0);
      if (*pidfd < 0) number = errno;
    }
  }
  close(report[0]);
  if (child > 0 && number == 0) return child;
  if (child > 0) {
    kill(child, SIGKILL);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
  }
  errno = number;
  return -1;
}

int gate_kill(int pidfd) {
  return (int)syscall(SYS_pidfd_send_signal, pidfd, SIGKILL, NULL, 0);
}

int gate_wait(pid_t process, int *value) {
  int status;
  if (waitpid(process, &status, 0) < 0) return -1;
  *value = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
  return WIFEXITED(status) ? 1 : 2;
}
