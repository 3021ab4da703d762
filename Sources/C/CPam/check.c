#include "CPam.h"

#include <security/pam_appl.h>
#include <stdlib.h>
#include <string.h>

struct secret {
  const char *text;
  int given;
};

static void forget(struct pam_response *answers, int count) {
  for (int i = 0; i < count; i++) {
    if (!answers[i].resp) continue;
    explicit_bzero(answers[i].resp, strlen(answers[i].resp));
    free(answers[i].resp);
  }
  free(answers);
}

// Security: the password answers one hidden prompt and no other. A second one, or one that would
// show what is typed, asks for something else, and gets nothing.
static int converse(int count, const struct pam_message **messages, struct pam_response **answers,
                    void *context) {
  struct secret *secret = context;
  if (count <= 0 || count > PAM_MAX_NUM_MSG) return PAM_CONV_ERR;
  struct pam_response *made = calloc((size_t)count, sizeof *made);
  if (!made) return PAM_BUF_ERR;
  for (int i = 0; i < count; i++) {
    int style = messages[i]->msg_style;
    if (style == PAM_TEXT_INFO || style == PAM_ERROR_MSG) continue;
    if (style == PAM_PROMPT_ECHO_OFF && !secret->given) made[i].resp = strdup(secret->text);
    if (!made[i].resp) {
      forget(made, count);
      return PAM_CONV_ERR;
    }
    secret->given = 1;
  }
  *answers = made;
  return PAM_SUCCESS;
}

// Modules ask for a pause after a wrong password. Whoever calls this counts and locks for itself, and
// a pause here would hold the few threads that may check passwords.
static void no_pause(int result, unsigned microseconds, void *context) {
  (void)result;
  (void)microseconds;
  (void)context;
}

static enum gate_pam_answer of_password(int result) {
  switch (result) {
    case PAM_SUCCESS: return GATE_PAM_RIGHT;
    case PAM_AUTH_ERR:
    case PAM_USER_UNKNOWN:
    case PAM_MAXTRIES:
    // Said before the password was right, so it must not tell more than that it was not.
    case PAM_ACCT_EXPIRED:
    case PAM_PERM_DENIED: return GATE_PAM_WRONG;
    default: return GATE_PAM_AWAY;
  }
}

static enum gate_pam_answer of_account(int result) {
  switch (result) {
    case PAM_SUCCESS: return GATE_PAM_RIGHT;
    case PAM_ACCT_EXPIRED:
    case PAM_NEW_AUTHTOK_REQD:
    case PAM_AUTHTOK_EXPIRED:
    case PAM_AUTH_ERR:
    case PAM_PERM_DENIED:
    case PAM_USER_UNKNOWN: return GATE_PAM_CLOSED;
    default: return GATE_PAM_AWAY;
  }
}

// Security: a right password alone is not enough, nor is it for whom a module put in the account's
// place.
static enum gate_pam_answer judge(pam_handle_t *handle, const char *account) {
  const int flags = PAM_SILENT | PAM_DISALLOW_NULL_AUTHTOK;
  enum gate_pam_answer answer = of_password(pam_authenticate(handle, flags));
  if (answer != GATE_PAM_RIGHT) return answer;
  const void *name = NULL;
  if (pam_get_item(handle, PAM_USER, &name) != PAM_SUCCESS || !name) return GATE_PAM_AWAY;
  if (strcmp(name, account) != 0) return GATE_PAM_WRONG;
  return of_account(pam_acct_mgmt(handle, flags));
}

enum gate_pam_answer gate_pam_check(const char *service, const char *folder, const char *account,
                                    const char *password) {
  struct secret secret = {.text = password, .given = 0};
  const struct pam_conv conversation = {.conv = converse, .appdata_ptr = &secret};
  pam_handle_t *handle = NULL;
  if (pam_start_confdir(service, account, &conversation, folder, &handle) != PAM_SUCCESS)
    return GATE_PAM_AWAY;
  enum gate_pam_answer answer = GATE_PAM_AWAY;
  if (pam_set_item(handle, PAM_FAIL_DELAY, (const void *)no_pause) == PAM_SUCCESS)
    answer = judge(handle, account);
  pam_end(handle, PAM_SUCCESS);
  return answer;
}
