#pragma once

// What the host's authentication modules make of an account and a password.
enum gate_pam_answer {
  // They take it, and the account may be used.
  GATE_PAM_RIGHT,
  // There is no such account, or the password is another one.
  GATE_PAM_WRONG,
  // The password is right, and the account is expired or closed, or must get another password.
  GATE_PAM_CLOSED,
  // Nothing was learnt: a module failed, or asked for more than a password.
  GATE_PAM_AWAY,
};

// Asks the modules of one service, described by the file of that name in `folder`; blocks as long as
// they do. Our own conversation stands here, since PAM hands it arrays that it frees afterwards.
enum gate_pam_answer gate_pam_check(const char *service, const char *folder, const char *account,
                                    const char *password);
