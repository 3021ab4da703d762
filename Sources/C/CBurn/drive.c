#include "image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libburn/libburn.h>

struct gate_drive {
  struct burn_drive_info *infos;
  struct burn_drive *drive;
  struct burn_write_opts *options;
  struct burn_disc *disc;
};

int gate_burn_prepare(void) {
  return gate_image_prepare() && burn_initialize() &&
         burn_msgs_set_severities("NOTE", "NEVER", "") >= 0;
}

struct gate_drive *gate_drive_grab(const char *address) {
  struct gate_drive *drive = calloc(1, sizeof *drive);
  char path[BURN_DRIVE_ADR_LEN];
  if (!drive || strlen(address) >= sizeof path) return NULL;
  strcpy(path, address);
  if (burn_drive_scan_and_grab(&drive->infos, path, 1) != 1) {
    free(drive);
    return NULL;
  }
  drive->drive = drive->infos[0].drive;
  return drive;
}

static enum gate_disc state_of(enum burn_disc_status status) {
  switch (status) {
    case BURN_DISC_BLANK: return gate_disc_blank;
    case BURN_DISC_APPENDABLE: return gate_disc_appendable;
    case BURN_DISC_FULL: return gate_disc_closed;
    case BURN_DISC_EMPTY: return gate_disc_none;
    default: return gate_disc_unsuitable;
  }
}

void gate_drive_inspect(struct gate_drive *drive, struct gate_disc_state *state) {
  memset(state, 0, sizeof *state);
  state->state = state_of(burn_disc_get_status(drive->drive));
  burn_disc_get_profile(drive->drive, &state->profile, state->name);
  state->name[sizeof state->name - 1] = 0;
  state->room = burn_disc_available_space(drive->drive, NULL);
}

int gate_drive_check(struct gate_drive *drive, struct gate_image *image, char *reasons,
                     size_t room) {
  char text[BURN_REASONS_LEN] = "";
  struct burn_session *session = burn_session_create();
  struct burn_track *track = burn_track_create();
  drive->disc = burn_disc_create();
  drive->options = burn_write_opts_new(drive->drive);
  burn_disc_add_session(drive->disc, session, BURN_POS_END);
  burn_track_define_data(track, 0, 0, 1, BURN_MODE1);
  snprintf(reasons, room, "no source");
  if (burn_track_set_source(track, image->outer) != BURN_SOURCE_OK) return 0;
  burn_session_add_track(session, track, BURN_POS_END);
  burn_write_opts_set_multi(drive->options, 0);
  burn_write_opts_set_perform_opc(drive->options, 0);
  burn_write_opts_set_underrun_proof(drive->options, 1);
  burn_write_opts_set_stdio_fsync(drive->options, -1);
  int fits = burn_write_opts_auto_write_type(drive->options, drive->disc, text, 0) !=
                 BURN_WRITE_NONE &&
             burn_precheck_write(drive->options, drive->disc, text, 0) > 0;
  snprintf(reasons, room, "%s", text);
  return fits;
}

int gate_drive_burn(struct gate_drive *drive) {
  burn_disc_write(drive->options, drive->disc);
  return 1;
}

int gate_drive_poll(struct gate_drive *drive, int64_t *bytes) {
  struct burn_progress progress;
  memset(&progress, 0, sizeof progress);
  enum burn_drive_status status = burn_drive_get_status(drive->drive, &progress);
  *bytes = (int64_t)progress.sector * 2048;
  return status != BURN_DRIVE_IDLE;
}

int gate_drive_wrote_well(struct gate_drive *drive) {
  return burn_drive_wrote_well(drive->drive);
}

int gate_drive_message(char *text, size_t room) {
  char message[BURN_MSGS_MESSAGE_LEN], severity[81];
  int code, number;
  if (burn_msgs_obtain("NOTE", &code, message, &number, severity) <= 0) return 0;
  snprintf(text, room, "%s: %s", severity, message);
  return 1;
}

void gate_drive_release(struct gate_drive *drive, int eject) {
  if (drive->options) burn_write_opts_free(drive->options);
  if (drive->disc) burn_disc_free(drive->disc);
  burn_drive_release(drive->drive, eject);
  burn_drive_info_free(drive->infos);
  free(drive);
}
