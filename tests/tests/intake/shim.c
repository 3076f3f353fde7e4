/* Loaded before the C library by a program under test: a disk that refuses to keep what it was given, and another time.
   FAULT_SYNC names a file: while it is there, nothing can be synchronised. FAULT_SHIFT is in seconds. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int refused(void) {
  const char *path = getenv("FAULT_SYNC");
  if (path == NULL || access(path, F_OK) != 0) return 0;
  errno = EIO;
  return 1;
}

int fsync(int file) { return refused() ? -1 : (int)syscall(SYS_fsync, file); }

int fdatasync(int file) { return refused() ? -1 : (int)syscall(SYS_fdatasync, file); }

int clock_gettime(clockid_t clock, struct timespec *now) {
  int outcome = (int)syscall(SYS_clock_gettime, clock, now);
  const char *shift = getenv("FAULT_SHIFT");
  if (outcome == 0 && clock == CLOCK_REALTIME && shift != NULL) now->tv_sec += atol(shift);
  return outcome;
}
