#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// Aligned room for the control data of GATE_DESCRIPTOR_LIMIT descriptors.
union control {
  struct cmsghdr header;
  char room[CMSG_SPACE(sizeof(int) * GATE_DESCRIPTOR_LIMIT)];
};

ssize_t gate_send(int socket, const void *bytes, size_t count, const int *descriptors,
                  size_t descriptor_count) {
  if (descriptor_count > GATE_DESCRIPTOR_LIMIT) {
    errno = EINVAL;
    return -1;
  }
  struct iovec part = {.iov_base = (void *)bytes, .iov_len = count};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  union control control;
  memset(&control, 0, sizeof control);
  if (descriptor_count > 0) {
    message.msg_control = &control;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * descriptor_count);
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * descriptor_count);
    memcpy(CMSG_DATA(header), descriptors, sizeof(int) * descriptor_count);
  }
  return sendmsg(socket, &message, MSG_NOSIGNAL);
}

static size_t collect(struct msghdr *message, int *descriptors) {
  size_t found = 0;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(message); header;
       header = CMSG_NXTHDR(message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t i = 0; i < count; i++) {
      int number;
      memcpy(&number, CMSG_DATA(header) + i * sizeof(int), sizeof number);
      if (found < GATE_DESCRIPTOR_LIMIT) descriptors[found++] = number;
      else close(number);
    }
  }
  return found;
}

ssize_t gate_receive(int socket, void *bytes, size_t limit, int *descriptors,
                     size_t *descriptor_count) {
  struct iovec part = {.iov_base = bytes, .iov_len = limit};
  union control control;
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control,
                           .msg_controllen = sizeof control};
  *descriptor_count = 0;
  ssize_t count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  if (count < 0) return -1;
  *descriptor_count = collect(&message, descriptors);
  if (!(message.msg_flags & (MSG_TRUNC | MSG_CTRUNC))) return count;
  while (*descriptor_count > 0) close(descriptors[--*descriptor_count]);
  errno = EMSGSIZE;
  return -1;
}
