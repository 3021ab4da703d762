#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Written here because the headers of Debian 12 know less than the kernels it can run.
#define CREATE_RULESET 444
#define ADD_RULE 445
#define RESTRICT_SELF 446

#define WRITE_FILE (1ULL << 1)
#define READ_FILE (1ULL << 2)
#define READ_DIR (1ULL << 3)
#define REMOVE_DIR (1ULL << 4)
#define REMOVE_FILE (1ULL << 5)
#define MAKE_DIR (1ULL << 7)
#define MAKE_REG (1ULL << 8)
#define REFER (1ULL << 13)
#define TRUNCATE (1ULL << 14)

struct ruleset {
  uint64_t files, network, scopes;
};

struct path_rule {
  uint64_t allowed;
  int32_t folder;
} __attribute__((packed));

int gate_landlock_version(void) { return (int)syscall(CREATE_RULESET, NULL, 0, 1U); }

// The rights that each version of the interface knows: 13 at first, then moving between folders
// (2), truncation (3), TCP (4), device ioctls (5), abstract sockets and signals (6).
static struct ruleset everything(int version) {
  uint64_t files = (1ULL << 13) - 1;
  if (version >= 2) files |= REFER;
  if (version >= 3) files |= TRUNCATE;
  if (version >= 5) files |= 1ULL << 15;
  return (struct ruleset){files, version >= 4 ? 3 : 0, version >= 6 ? 3 : 0};
}

static size_t size_for(int version) {
  if (version < 4) return sizeof(uint64_t);
  return (version < 6 ? 2 : 3) * sizeof(uint64_t);
}

static int allow_folder(int ruleset, const char *folder, uint64_t allowed) {
  struct path_rule rule = {.allowed = allowed};
  rule.folder = open(folder, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (rule.folder < 0) return -1;
  int result = (int)syscall(ADD_RULE, ruleset, 1, &rule, 0U);
  int number = errno;
  close(rule.folder);
  errno = number;
  return result;
}

int gate_landlock_restrict(const char *folder, const char *const *readable) {
  uint64_t change = WRITE_FILE | READ_FILE | READ_DIR | REMOVE_DIR | REMOVE_FILE | MAKE_DIR |
                    MAKE_REG | REFER | TRUNCATE;
  int version = gate_landlock_version();
  if (version < 1) {
    errno = ENOSYS;
    return -1;
  }
  struct ruleset all = everything(version);
  int ruleset = (int)syscall(CREATE_RULESET, &all, size_for(version), 0U);
  if (ruleset < 0) return -1;
  int result = folder ? allow_folder(ruleset, folder, change & all.files) : 0;
  for (; result == 0 && readable && *readable; readable++)
    result = allow_folder(ruleset, *readable, READ_FILE | READ_DIR);
  if (result == 0) result = (int)syscall(RESTRICT_SELF, ruleset, 0U);
  int number = errno;
  close(ruleset);
  errno = number;
  return result;
}
