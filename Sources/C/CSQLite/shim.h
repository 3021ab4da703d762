#pragma once
#include <sqlite3.h>
#include <string.h>

// Opens a copy of bytes that came from outside as a database in memory, for reading alone: no
// file is ever opened, and views and triggers, which are programs in the bytes, do not run.
// sqlite3_db_config is variadic. SQLITE_OK, or why not; *database is to be closed either way.
static inline int gate_sqlite_open(const void *bytes, size_t count, sqlite3 **database) {
  *database = NULL;
  if (count < 100) return SQLITE_NOTADB;
  int result = sqlite3_open_v2(":memory:", database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                               NULL);
  if (result != SQLITE_OK) return result;
  sqlite3_db_config(*database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  sqlite3_db_config(*database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  sqlite3_db_config(*database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)0);
  sqlite3_db_config(*database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)0);
  unsigned char *copy = sqlite3_malloc64(count);
  if (!copy) return SQLITE_NOMEM;
  memcpy(copy, bytes, count);
  // A database that is written with a log beside it opens without that log once its header says so.
  if (copy[18] == 2 && copy[19] == 2) copy[18] = copy[19] = 1;
  return sqlite3_deserialize(*database, "main", copy, (sqlite3_int64)count, (sqlite3_int64)count,
                             SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
}
