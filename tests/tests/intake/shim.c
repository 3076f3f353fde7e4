/* Loaded before the C library by a program under test: a disk that refuses to keep what it was given, another time, and an
   end in the middle of writing.
   FAULT_SYNC names a file: while it is there, nothing can be synchronised.
   FAULT_SHIFT is in seconds, or the path of a file that says how many at each moment.
   FAULT_AIM names a file; once it says "<name> <what> <n>", the n-th time that a file of this name is written, synchronised or
   cut (what: write, sync, cut, any) kills the program, a write after its first half. Each time is one byte in <FAULT_AIM>.seen. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
static long seen = 0;

/* Reads a small file without anything that calls what stands below; gives its length, or nothing. */
static long content(const char *path, char *text, long room) {
  long file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  long length = syscall(SYS_read, file, text, room - 1);
  syscall(SYS_close, file);
  if (length < 0) length = 0;
  text[length] = 0;
  return length;
}

/* Whether this is the moment that was aimed at. */
static int is_end(int file, const char *what) {
  const char *aim = getenv("FAULT_AIM");
  if (aim == NULL) return 0;
  int before = errno, is_one = 0;
  long at;
  char link[64], path[4096], text[256], name[128], kind[16];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  long length = readlink(link, path, sizeof path - 1);
  if (length > 0 && content(aim, text, sizeof text) > 0 && sscanf(text, "%127s %15s %ld", name, kind, &at) == 3) {
    path[length] = 0;
    const char *own = strrchr(path, '/');
    if (own != NULL && strcmp(own + 1, name) == 0 && (strcmp(kind, "any") == 0 || strcmp(kind, what) == 0)) {
      pthread_mutex_lock(&one);
      is_one = ++seen == at;
      snprintf(path, sizeof path, "%s.seen", aim);
      long counted = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
      if (counted >= 0) {
        syscall(SYS_write, counted, ".", 1L);
        syscall(SYS_close, counted);
      }
      pthread_mutex_unlock(&one);
    }
  }
  errno = before;
  return is_one;
}

static void end(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

static int refused(int file) {
  if (is_end(file, "sync")) end();
  const char *path = getenv("FAULT_SYNC");
  if (path == NULL || access(path, F_OK) != 0) return 0;
  errno = EIO;
  return 1;
}

int fsync(int file) { return refused(file) ? -1 : (int)syscall(SYS_fsync, file); }

int fdatasync(int file) { return refused(file) ? -1 : (int)syscall(SYS_fdatasync, file); }

ssize_t write(int file, const void *bytes, size_t count) {
  if (is_end(file, "write")) {
    syscall(SYS_write, file, bytes, count / 2);
    end();
  }
  return syscall(SYS_write, file, bytes, count);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  if (is_end(file, "write")) {
    syscall(SYS_pwrite64, file, bytes, count / 2, at);
    end();
  }
  return syscall(SYS_pwrite64, file, bytes, count, at);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return pwrite64(file, bytes, count, at); }

int ftruncate64(int file, off64_t length) {
  if (is_end(file, "cut")) end();
  return (int)syscall(SYS_ftruncate, file, length);
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

int clock_gettime(clockid_t clock, struct timespec *now) {
  int outcome = (int)syscall(SYS_clock_gettime, clock, now);
  const char *shift = getenv("FAULT_SHIFT");
  if (outcome == 0 && clock == CLOCK_REALTIME && shift != NULL) {
    char text[32];
    int before = errno;
    if (shift[0] == '/') shift = content(shift, text, sizeof text) > 0 ? text : "0";
    now->tv_sec += atol(shift);
    errno = before;
  }
  return outcome;
}
