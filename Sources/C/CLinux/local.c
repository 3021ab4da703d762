#define _GNU_SOURCE
#include "CLinuxDevices.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static int address(const char *path, struct sockaddr_un *address) {
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  if (strlen(path) >= sizeof address->sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(address->sun_path, path);
  return 0;
}

static int give_up(int socket) {
  int number = errno;
  close(socket);
  errno = number;
  return -1;
}

int gate_listen(const char *path, uint32_t mode, uint32_t group) {
  struct sockaddr_un name;
  if (address(path, &name) < 0) return -1;
  int listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (listener < 0) return -1;
  unlink(path);
  // Nobody may connect before the owner and the mode are right.
  mode_t before = umask(0777);
  int bound = bind(listener, (struct sockaddr *)&name, sizeof name);
  umask(before);
  if (bound < 0 || chown(path, (uid_t)-1, group) < 0 || chmod(path, mode) < 0)
    return give_up(listener);
  return listen(listener, 4) < 0 ? give_up(listener) : listener;
}

int gate_accept(int listener, uint32_t *user) {
  int peer = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
  if (peer < 0) return -1;
  struct ucred credentials;
  socklen_t size = sizeof credentials;
  if (getsockopt(peer, SOL_SOCKET, SO_PEERCRED, &credentials, &size) < 0) return give_up(peer);
  *user = credentials.uid;
  // A peer that takes nothing must not hold up whoever has other peers and devices.
  struct timeval patience = {.tv_sec = 1};
  if (setsockopt(peer, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience) < 0)
    return give_up(peer);
  return peer;
}

int gate_connect(const char *path) {
  struct sockaddr_un name;
  if (address(path, &name) < 0) return -1;
  int peer = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
  if (peer < 0) return -1;
  return connect(peer, (struct sockaddr *)&name, sizeof name) < 0 ? give_up(peer) : peer;
}

int gate_notify(const char *path, const char *text) {
  struct sockaddr_un name;
  if (address(path, &name) < 0) return -1;
  socklen_t size = sizeof name.sun_family + strlen(path);
  if (name.sun_path[0] == '@') name.sun_path[0] = 0;
  int sender = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (sender < 0) return -1;
  ssize_t count = sendto(sender, text, strlen(text), MSG_NOSIGNAL, (struct sockaddr *)&name, size);
  return count < 0 ? give_up(sender) : close(sender);
}
