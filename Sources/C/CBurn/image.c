#define _GNU_SOURCE
#include "image.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LIBISOFS_WITHOUT_LIBBURN
#include <libisofs/libisofs.h>

struct contents {
  struct gate_image *image;
  uint32_t index;
  int64_t size;
  int64_t left;
  int descriptor;
};

static int fail(struct gate_image *image, enum gate_image_fault fault) {
  enum gate_image_fault none = gate_image_fault_none;
  __atomic_compare_exchange_n(&image->fault, &none, fault, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return (int)ISO_FILE_READ_ERROR;
}

static int contents_open(IsoStream *stream) {
  struct contents *contents = stream->data;
  struct gate_image *image = contents->image;
  contents->descriptor = image->open(image->context, contents->index);
  if (contents->descriptor < 0) return fail(image, gate_image_fault_missing);
  // Not fstat: in newer C libraries it is a call that takes a path.
  off_t size = lseek(contents->descriptor, 0, SEEK_END);
  if (size < 0 || lseek(contents->descriptor, 0, SEEK_SET) != 0)
    return fail(image, gate_image_fault_unread);
  if (size != contents->size) return fail(image, gate_image_fault_changed);
  contents->left = contents->size;
  return 1;
}

static int contents_close(IsoStream *stream) {
  struct contents *contents = stream->data;
  if (contents->descriptor >= 0) close(contents->descriptor);
  contents->descriptor = -1;
  return 1;
}

static off_t contents_size(IsoStream *stream) { return ((struct contents *)stream->data)->size; }

static int contents_read(IsoStream *stream, void *buffer, size_t count) {
  struct contents *contents = stream->data;
  size_t filled = 0;
  if ((int64_t)count > contents->left) count = (size_t)contents->left;
  while (filled < count) {
    ssize_t got = read(contents->descriptor, (char *)buffer + filled, count - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(contents->image, gate_image_fault_unread);
    if (got == 0) return fail(contents->image, gate_image_fault_changed);
    filled += (size_t)got;
  }
  contents->left -= (int64_t)filled;
  return (int)filled;
}

static int contents_repeatable(IsoStream *stream) {
  (void)stream;
  return 1;
}

// Every file is its own: none is taken for a second name of another.
static void contents_id(IsoStream *stream, unsigned int *fs, dev_t *device, ino_t *inode) {
  *fs = 64;
  *device = 1;
  *inode = (ino_t)((struct contents *)stream->data)->index + 1;
}

static void contents_free(IsoStream *stream) {
  contents_close(stream);
  free(stream->data);
}

static int contents_update(IsoStream *stream) {
  (void)stream;
  return 1;
}

static IsoStreamIface contents_class = {
    .version = 1,
    .type = "user",
    .open = contents_open,
    .close = contents_close,
    .get_size = contents_size,
    .read = contents_read,
    .is_repeatable = contents_repeatable,
    .get_id = contents_id,
    .free = contents_free,
    .update_size = contents_update,
};

// UTF-16 is a module that glibc loads from a file; one descriptor stays open so that it stays.
int gate_image_prepare(void) {
  static iconv_t kept[2];
  kept[0] = iconv_open("UTF-16BE", "UTF-8");
  kept[1] = iconv_open("UTF-8", "UTF-16BE");
  if (kept[0] == (iconv_t)-1 || kept[1] == (iconv_t)-1) return 0;
  if (iso_init_with_flag(1) < 0 || iso_set_local_charset("UTF-8", 0) <= 0) return 0;
  iso_set_msgs_severities("NEVER", "NEVER", "");
  // A file that cannot be read ends the image; zeros in its place would look like contents.
  iso_set_abort_severity("SORRY");
  return 1;
}

struct gate_image *gate_image_new(const char *volume, int64_t published, gate_image_open open,
                                  void *context) {
  struct gate_image *image = calloc(1, sizeof *image);
  if (!image) return NULL;
  image->open = open;
  image->context = context;
  image->published = published;
  IsoImage *iso = NULL;
  if (iso_image_new(volume, &iso) < 0) {
    free(image);
    return NULL;
  }
  image->iso = iso;
  iso_image_set_volume_id(image->iso, volume);
  iso_image_set_application_id(image->iso, "GATEHOUSE");
  iso_image_set_truncate_mode(image->iso, 0, 255);
  iso_node_set_mtime((IsoNode *)iso_image_get_root(image->iso), (time_t)published);
  return image;
}

static IsoDir *folder(struct gate_image *image, IsoDir *parent, const char *name) {
  IsoNode *found = NULL;
  IsoDir *made = NULL;
  if (iso_dir_get_node(parent, name, &found) == 1)
    return iso_node_get_type(found) == LIBISO_DIR ? (IsoDir *)found : NULL;
  if (iso_tree_add_new_dir(parent, name, &made) < 0) return NULL;
  iso_node_set_mtime((IsoNode *)made, (time_t)image->published);
  return made;
}

static IsoStream *stream_of(struct gate_image *image, uint32_t index, int64_t size) {
  IsoStream *stream = malloc(sizeof *stream);
  struct contents *contents = calloc(1, sizeof *contents);
  if (!stream || !contents) {
    free(stream);
    free(contents);
    return NULL;
  }
  *contents = (struct contents){image, index, size, 0, -1};
  stream->class = &contents_class;
  stream->refcount = 1;
  stream->data = contents;
  return stream;
}

int gate_image_add(struct gate_image *image, const char *path, uint32_t index, int64_t size,
                   int64_t modified) {
  IsoDir *parent = iso_image_get_root(image->iso);
  char name[256];
  for (const char *end; (end = strchr(path, '/')); path = end + 1) {
    size_t count = (size_t)(end - path);
    if (count == 0 || count > 255) return 0;
    memcpy(name, path, count);
    name[count] = 0;
    parent = folder(image, parent, name);
    if (!parent) return 0;
  }
  IsoStream *stream = stream_of(image, index, size);
  if (!stream) return -1;
  IsoFile *file = NULL;
  if (iso_tree_add_new_file(parent, path, stream, &file) < 0) {
    iso_stream_unref(stream);
    return 0;
  }
  iso_node_set_mtime((IsoNode *)file, (time_t)modified);
  return 1;
}

static IsoWriteOpts *options(const struct gate_image *image) {
  IsoWriteOpts *options = NULL;
  if (iso_write_opts_new(&options, 2) < 0) return NULL;
  iso_write_opts_set_iso_level(options, 3);
  iso_write_opts_set_rockridge(options, 1);
  iso_write_opts_set_joliet(options, 1);
  iso_write_opts_set_joliet_long_names(options, 1);
  iso_write_opts_set_joliet_longer_paths(options, 1);
  iso_write_opts_set_joliet_utf16(options, 1);
  iso_write_opts_set_allow_deep_paths(options, 1);
  iso_write_opts_set_allow_longer_paths(options, 1);
  iso_write_opts_set_relaxed_vol_atts(options, 1);
  iso_write_opts_set_always_gmt(options, 1);
  iso_write_opts_set_dir_rec_mtime(options, 3);
  // Profile 2 stamps every file with the moment of recording.
  iso_write_opts_set_replace_timestamps(options, 0);
  iso_write_opts_set_default_file_mode(options, 0444);
  iso_write_opts_set_default_dir_mode(options, 0555);
  iso_write_opts_set_replace_mode(options, 2, 2, 2, 2);
  iso_write_opts_set_default_uid(options, 0);
  iso_write_opts_set_default_gid(options, 0);
  // What drives read ahead behind the last track of a CD is no content.
  iso_write_opts_set_tail_blocks(options, 150);
  iso_write_opts_set_fifo_size(options, 2048);
  time_t moment = (time_t)image->published;
  iso_write_opts_set_pvd_times(options, moment, moment, 0, moment, "");
  return options;
}

static int hand_over(struct gate_image *image) {
  size_t sent = 0;
  while (sent < image->pending) {
    ssize_t count = write(image->copy, image->buffer + sent, image->pending - sent);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      fail(image, gate_image_fault_copy);
      return -1;
    }
    sent += (size_t)count;
  }
  image->pending = 0;
  return 0;
}

// Passes on what libisofs makes and keeps a copy of it for the station.
static int produced_read(struct burn_source *source, unsigned char *buffer, int size) {
  struct gate_image *image = source->data;
  if (image->fault != gate_image_fault_none) return -1;
  struct burn_source *inner = image->inner;
  int count = inner->read ? inner->read(inner, buffer, size) : inner->read_xt(inner, buffer, size);
  if (image->fault != gate_image_fault_none) return -1;
  if (count <= 0) return hand_over(image) < 0 ? -1 : count;
  if (image->pending + (size_t)count > sizeof image->buffer && hand_over(image) < 0) return -1;
  memcpy(image->buffer + image->pending, buffer, (size_t)count);
  image->pending += (size_t)count;
  image->done += count;
  if (image->done >= image->size && hand_over(image) < 0) return -1;
  return count;
}

static off_t produced_size(struct burn_source *source) {
  return ((struct gate_image *)source->data)->size;
}

static int produced_set_size(struct burn_source *source, off_t size) {
  (void)source;
  (void)size;
  return 1;
}

static void produced_free(struct burn_source *source) { (void)source; }

int64_t gate_image_begin(struct gate_image *image, int copy) {
  IsoWriteOpts *chosen = options(image);
  if (!chosen) return -1;
  int result = iso_image_create_burn_source(image->iso, chosen, &image->inner);
  iso_write_opts_free(chosen);
  if (result < 0) return -1;
  image->copy = copy;
  image->size = image->inner->get_size(image->inner);
  image->outer = calloc(1, sizeof *image->outer);
  if (!image->outer || image->size <= 0) return -1;
  image->outer->refcount = 1;
  image->outer->read = produced_read;
  image->outer->get_size = produced_size;
  image->outer->set_size = produced_set_size;
  image->outer->free_data = produced_free;
  image->outer->data = image;
  return image->size;
}

enum gate_image_fault gate_image_fault_of(struct gate_image *image) {
  return __atomic_load_n(&image->fault, __ATOMIC_SEQ_CST);
}

void gate_image_cancel(struct gate_image *image) {
  if (image->inner && image->inner->version >= 1 && !image->inner->read && image->inner->cancel)
    image->inner->cancel(image->inner);
}
