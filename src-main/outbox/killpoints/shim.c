/* Counts what a process does to a folder and to its internet sockets, writes it down, and ends the process at one point.
   Preloaded into the desk of the kill points; nothing of it ships. See shim.ts for the lines that it writes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define NAME_MAX_SHOWN 200
/* Less than a sector reaches the disk whole: only longer writes are also stopped in the middle. */
#define SECTOR 512
enum { NOT_OURS, OUR_FILE, OUR_SOCKET, OUR_SPEECH };

static char root[4096];
static size_t root_length;
static long end_at;
static int log_fd = -1;
static atomic_long count;

/* Node's own libraries call some of these before this runs: until then nothing is ours. */
__attribute__((constructor)) static void begin(void) {
  const char *folder = getenv("FRONT_DESK_POINTS_FOLDER");
  const char *path = getenv("FRONT_DESK_POINTS_LOG");
  const char *at = getenv("FRONT_DESK_POINTS_END_AT");
  unsetenv("LD_PRELOAD");
  if (folder == NULL || path == NULL) return;
  int opened = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (opened < 0) _exit(97);
  log_fd = syscall(SYS_fcntl, opened, F_DUPFD_CLOEXEC, 300);
  syscall(SYS_close, opened);
  end_at = at == NULL ? 0 : atol(at);
  snprintf(root, sizeof root, "%s", folder);
  root_length = strlen(root);
}

static void say(long n, const char *when, const char *what, const char *name, long bytes) {
  char line[512];
  int length = snprintf(line, sizeof line, "%ld\t%s\t%s\t%.*s\t%ld\n", n, when, what, NAME_MAX_SHOWN, name, bytes);
  syscall(SYS_write, log_fd, line, (size_t)length);
}

static void end(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

/* Whether this is the point at which the process ends; it is written down either way. */
static int reached(const char *when, const char *what, const char *name, long bytes) {
  long n = atomic_fetch_add(&count, 1) + 1;
  say(n, when, what, name, bytes);
  return n == end_at;
}

static void point(const char *when, const char *what, const char *name, long bytes) {
  if (reached(when, what, name, bytes)) end();
}

static int is_ours(const char *path, char *name) {
  if (log_fd < 0 || path == NULL || strncmp(path, root, root_length) != 0) return NOT_OURS;
  const char *rest = path + root_length;
  if (*rest != '/' && *rest != '\0') return NOT_OURS;
  snprintf(name, NAME_MAX_SHOWN, "%s", *rest == '/' ? rest + 1 : ".");
  return OUR_FILE;
}

static int kind_of(int fd, char *name) {
  if (log_fd < 0) return NOT_OURS;
  int kept = errno, kind = NOT_OURS;
  struct sockaddr_storage address;
  socklen_t length = sizeof address;
  if (fd == 1) {
    kind = OUR_SPEECH;
  } else if (getsockname(fd, (struct sockaddr *)&address, &length) == 0) {
    if (address.ss_family == AF_INET || address.ss_family == AF_INET6) kind = OUR_SOCKET;
    snprintf(name, NAME_MAX_SHOWN, "api");
  } else {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t got = readlink(link, path, sizeof path - 1);
    if (got > 0) {
      path[got] = '\0';
      kind = is_ours(path, name);
    }
  }
  errno = kept;
  return kind;
}

#define REAL(type, symbol, ...)                            \
  static type (*real)(__VA_ARGS__);                        \
  if (real == NULL) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, symbol)

/* What is said on stdout is no point, but stands among them: "saved" must come after the sync. */
static void speech(const void *bytes, size_t length) {
  char text[NAME_MAX_SHOWN];
  size_t shown = length < sizeof text - 1 ? length : sizeof text - 1;
  memcpy(text, bytes, shown);
  text[shown] = '\0';
  for (char *c = text; *c; c++) if (*c == '\n' || *c == '\t') *c = ' ';
  say(0, "before", "say", text, (long)length);
}

/* Before a write, in the middle of it (half of its bytes are out), and after it where others see it at once. */
#define WRITING(kind, name, what, length, half, whole)                                    \
  do {                                                                                    \
    point("before", what, name, (long)(length));                                          \
    if (((kind) == OUR_SOCKET || (length) > SECTOR) && (length) > 1 && reached("half", what, name, (long)(length) / 2)) {                \
      half;                                                                               \
      end();                                                                              \
    }                                                                                     \
    ssize_t done = whole;                                                                 \
    if (kind == OUR_SOCKET && done > 0) point("after", what, name, (long)done);           \
    return done;                                                                          \
  } while (0)

static size_t sum_of(const struct iovec *parts, int n) {
  size_t sum = 0;
  for (int i = 0; i < n; i++) sum += parts[i].iov_len;
  return sum;
}

/* The first half of all bytes, in a copy that has room for them. */
static char *half_of(const struct iovec *parts, int n, size_t want) {
  char *bytes = malloc(want + 1);
  size_t got = 0;
  for (int i = 0; i < n && got < want; i++) {
    size_t take = parts[i].iov_len < want - got ? parts[i].iov_len : want - got;
    memcpy(bytes + got, parts[i].iov_base, take);
    got += take;
  }
  return bytes;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(ssize_t, "write", int, const void *, size_t);
  char name[NAME_MAX_SHOWN] = "";
  int kind = kind_of(fd, name);
  if (kind == OUR_SPEECH) speech(bytes, length);
  if (kind == NOT_OURS || kind == OUR_SPEECH) return real(fd, bytes, length);
  const char *what = kind == OUR_SOCKET ? "send" : "write";
  WRITING(kind, name, what, length, real(fd, bytes, length / 2), real(fd, bytes, length));
}

ssize_t writev(int fd, const struct iovec *parts, int n) {
  REAL(ssize_t, "writev", int, const struct iovec *, int);
  char name[NAME_MAX_SHOWN] = "";
  int kind = kind_of(fd, name);
  if (kind == OUR_SPEECH && n > 0) speech(parts[0].iov_base, parts[0].iov_len);
  if (kind == NOT_OURS || kind == OUR_SPEECH) return real(fd, parts, n);
  const char *what = kind == OUR_SOCKET ? "send" : "write";
  size_t length = sum_of(parts, n);
  WRITING(kind, name, what, length, syscall(SYS_write, fd, half_of(parts, n, length / 2), length / 2),
          real(fd, parts, n));
}

#define PWRITE(symbol)                                                                       \
  ssize_t symbol(int fd, const void *bytes, size_t length, off64_t at) {                     \
    REAL(ssize_t, #symbol, int, const void *, size_t, off64_t);                              \
    char name[NAME_MAX_SHOWN] = "";                                                          \
    int kind = kind_of(fd, name);                                                            \
    if (kind != OUR_FILE) return real(fd, bytes, length, at);                                \
    WRITING(kind, name, "write", length, real(fd, bytes, length / 2, at), real(fd, bytes, length, at)); \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define PWRITEV(symbol)                                                                       \
  ssize_t symbol(int fd, const struct iovec *parts, int n, off64_t at) {                      \
    REAL(ssize_t, #symbol, int, const struct iovec *, int, off64_t);                          \
    char name[NAME_MAX_SHOWN] = "";                                                           \
    int kind = kind_of(fd, name);                                                             \
    if (kind != OUR_FILE) return real(fd, parts, n, at);                                      \
    size_t length = sum_of(parts, n);                                                         \
    WRITING(kind, name, "write", length,                                                      \
            syscall(SYS_pwrite64, fd, half_of(parts, n, length / 2), length / 2, at), real(fd, parts, n, at)); \
  }
PWRITEV(pwritev)
PWRITEV(pwritev64)

#define SENDING(symbol, length, half, call, types, ...)                   \
  ssize_t symbol types {                                                  \
    REAL(ssize_t, #symbol, __VA_ARGS__);                                  \
    char name[NAME_MAX_SHOWN] = "";                                       \
    int kind = kind_of(fd, name);                                         \
    if (kind != OUR_SOCKET) return real call;                             \
    WRITING(kind, name, "send", length, half, real call);                 \
  }
SENDING(send, length, real(fd, bytes, length / 2, flags), (fd, bytes, length, flags),
        (int fd, const void *bytes, size_t length, int flags), int, const void *, size_t, int)
SENDING(sendto, length, real(fd, bytes, length / 2, flags, to, size), (fd, bytes, length, flags, to, size),
        (int fd, const void *bytes, size_t length, int flags, const struct sockaddr *to, socklen_t size), int,
        const void *, size_t, int, const struct sockaddr *, socklen_t)
SENDING(sendmsg, sum_of(message->msg_iov, (int)message->msg_iovlen),
        syscall(SYS_write, fd,
                half_of(message->msg_iov, (int)message->msg_iovlen, sum_of(message->msg_iov, (int)message->msg_iovlen) / 2),
                sum_of(message->msg_iov, (int)message->msg_iovlen) / 2),
        (fd, message, flags), (int fd, const struct msghdr *message, int flags), int, const struct msghdr *, int)

/* What comes in is a point only once it has come: before it the process merely waits. */
#define RECEIVING(symbol, call, types, ...)                               \
  ssize_t symbol types {                                                  \
    REAL(ssize_t, #symbol, __VA_ARGS__);                                  \
    ssize_t got = real call;                                              \
    char name[NAME_MAX_SHOWN] = "";                                       \
    if (got >= 0 && kind_of(fd, name) == OUR_SOCKET) point("after", "receive", name, (long)got); \
    return got;                                                           \
  }
RECEIVING(read, (fd, bytes, length), (int fd, void *bytes, size_t length), int, void *, size_t)
RECEIVING(readv, (fd, parts, n), (int fd, const struct iovec *parts, int n), int, const struct iovec *, int)
RECEIVING(recv, (fd, bytes, length, flags), (int fd, void *bytes, size_t length, int flags), int, void *, size_t, int)
RECEIVING(recvfrom, (fd, bytes, length, flags, from, size),
          (int fd, void *bytes, size_t length, int flags, struct sockaddr *from, socklen_t *size), int, void *, size_t,
          int, struct sockaddr *, socklen_t *)
RECEIVING(recvmsg, (fd, message, flags), (int fd, struct msghdr *message, int flags), int, struct msghdr *, int)

int connect(int fd, const struct sockaddr *to, socklen_t size) {
  REAL(int, "connect", int, const struct sockaddr *, socklen_t);
  if (log_fd < 0 || (to->sa_family != AF_INET && to->sa_family != AF_INET6)) return real(fd, to, size);
  point("before", "connect", "api", 0);
  int answer = real(fd, to, size);
  int kept = errno;
  point("after", "connect", "api", 0);
  errno = kept;
  return answer;
}

int close(int fd) {
  REAL(int, "close", int);
  char name[NAME_MAX_SHOWN] = "";
  if (kind_of(fd, name) == OUR_SOCKET) point("before", "close", name, 0);
  return real(fd);
}

/* A sync counts only when it has come back without an error. */
#define SYNCING(symbol)                                           \
  int symbol(int fd) {                                            \
    REAL(int, #symbol, int);                                      \
    char name[NAME_MAX_SHOWN] = "";                               \
    if (kind_of(fd, name) != OUR_FILE) return real(fd);           \
    point("before", "sync", name, 0);                             \
    int answer = real(fd);                                        \
    if (answer == 0) point("after", "sync", name, 0);             \
    return answer;                                                \
  }
SYNCING(fsync)
SYNCING(fdatasync)

#define TRUNCATING(symbol)                                        \
  int symbol(int fd, off64_t length) {                            \
    REAL(int, #symbol, int, off64_t);                             \
    char name[NAME_MAX_SHOWN] = "";                               \
    if (kind_of(fd, name) == OUR_FILE) point("before", "truncate", name, (long)length); \
    return real(fd, length);                                      \
  }
TRUNCATING(ftruncate)
TRUNCATING(ftruncate64)

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  char name[NAME_MAX_SHOWN] = "";
  if (is_ours(to, name) == NOT_OURS) return real(from, to);
  point("before", "rename", name, 0);
  int answer = real(from, to);
  int kept = errno;
  point("after", "rename", name, 0);
  errno = kept;
  return answer;
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  char name[NAME_MAX_SHOWN] = "";
  if (is_ours(path, name) != NOT_OURS) point("before", "remove", name, 0);
  return real(path);
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t);
  char name[NAME_MAX_SHOWN] = "";
  if (is_ours(path, name) != NOT_OURS) point("before", "create", name, 0);
  return real(path, mode);
}

static mode_t mode_of(int flags, va_list rest) {
  return (flags & (O_CREAT | O_TMPFILE)) ? (mode_t)va_arg(rest, unsigned int) : 0;
}

static void creating(const char *path, int flags) {
  char name[NAME_MAX_SHOWN] = "";
  if (!(flags & (O_CREAT | O_TRUNC)) || is_ours(path, name) == NOT_OURS) return;
  struct stat facts;
  int kept = errno;
  int is_new = stat(path, &facts) != 0;
  errno = kept;
  if (is_new || (flags & O_TRUNC)) point("before", is_new ? "create" : "truncate", name, 0);
}

#define OPENING(symbol)                                           \
  int symbol(const char *path, int flags, ...) {                  \
    REAL(int, #symbol, const char *, int, ...);                   \
    va_list rest;                                                 \
    va_start(rest, flags);                                        \
    mode_t mode = mode_of(flags, rest);                           \
    va_end(rest);                                                 \
    creating(path, flags);                                        \
    return real(path, flags, mode);                               \
  }
OPENING(open)
OPENING(open64)

#define OPENING_AT(symbol)                                        \
  int symbol(int folder, const char *path, int flags, ...) {      \
    REAL(int, #symbol, int, const char *, int, ...);              \
    va_list rest;                                                 \
    va_start(rest, flags);                                        \
    mode_t mode = mode_of(flags, rest);                           \
    va_end(rest);                                                 \
    creating(path, flags);                                        \
    return real(folder, path, flags, mode);                       \
  }
OPENING_AT(openat)
OPENING_AT(openat64)
