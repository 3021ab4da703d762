#pragma once

#include <stddef.h>
#include <stdint.h>

// libisofs and libburn as gate-burn uses them. Both hand their work to threads and take tables of
// C functions, which Swift cannot lay out; everything of theirs stays behind these calls.

// An image that is being put together, and later produced.
struct gate_image;

// Asked once for every file, from a thread of libisofs: a descriptor at offset 0, which then
// belongs to the image, or -1.
typedef int (*gate_image_open)(void *context, uint32_t index);

// What went wrong with the contents while the image was produced.
enum gate_image_fault {
  gate_image_fault_none,
  gate_image_fault_missing,  // a file could not be had
  gate_image_fault_changed,  // a file is not as long as it was
  gate_image_fault_unread,   // a file could not be read
  gate_image_fault_copy,     // the copy of the image could not be handed over
};

// Loads what the libraries would otherwise load later, when no file can be opened any more.
// 1 on success.
int gate_burn_prepare(void);

struct gate_image *gate_image_new(const char *volume, int64_t published, gate_image_open open,
                                  void *context);

// Adds a file at a path relative to the root, in UTF-8, whose folders are made as needed.
// 1 on success, 0 when the name is taken or cannot be, -1 when memory is short.
int gate_image_add(struct gate_image *image, const char *path, uint32_t index, int64_t size,
                   int64_t modified);

// Lays the image out and begins to produce it; a copy of every byte goes to the descriptor copy.
// The size in bytes, or -1.
int64_t gate_image_begin(struct gate_image *image, int copy);

enum gate_image_fault gate_image_fault_of(struct gate_image *image);

// Ends the production, wherever it is.
void gate_image_cancel(struct gate_image *image);

struct gate_drive;

enum gate_disc {
  gate_disc_none,
  gate_disc_blank,
  gate_disc_appendable,
  gate_disc_closed,
  gate_disc_unsuitable,
};

struct gate_disc_state {
  enum gate_disc state;
  int profile;     // the number of the kind of disc by MMC; 0xffff for a file
  char name[81];
  int64_t room;    // bytes that can be written
};

// Opens and grabs the burner at an address of libburn's; NULL when it cannot be had.
struct gate_drive *gate_drive_grab(const char *address);

void gate_drive_inspect(struct gate_drive *drive, struct gate_disc_state *state);

// Whether the drive would take the image, in one session that closes the disc. 1 when it would;
// 0 with libburn's reasons.
int gate_drive_check(struct gate_drive *drive, struct gate_image *image, char *reasons,
                     size_t room);

// Begins to write what was checked, in a thread of libburn's. 1 on success.
int gate_drive_burn(struct gate_drive *drive);

// 1 while it writes, with the bytes so far; 0 when it has ended.
int gate_drive_poll(struct gate_drive *drive, int64_t *bytes);

int gate_drive_wrote_well(struct gate_drive *drive);

// The next of the drive's messages that is worth keeping; 0 when there is none.
int gate_drive_message(char *text, size_t room);

void gate_drive_release(struct gate_drive *drive, int eject);
