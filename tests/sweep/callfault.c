/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes one call fail. Preloaded (LD_PRELOAD) into a program, it counts the calls of one kind and lets the
 * $CALLFAULT_AT-th fail without doing anything, with one of the errors that the real call has.
 *
 *   - CALLFAULT_KIND: "file", "network" or "sqlite".
 *   - CALLFAULT_AT: number of the call, from 1; 0: none fails, they are only counted.
 *   - CALLFAULT_VARIANT: which of the call's errors, drawn from this number.
 *   - CALLFAULT_STAYS: "1": all later ones of the kind fail, too.
 *   - CALLFAULT_DIRS: of the kind "file": folders, with colons between, whose files are meant; memfds are
 * always.
 *   - CALLFAULT_PROGRAM: name of the only program that it happens to; none: any that loads this library.
 *   - CALLFAULT_LOG: file that gets a line for the first call that failed, and one with the number of calls
 * at the end.
 *
 * A call that only asks (stat, access, readdir) is not counted, nor is close: nobody can do anything about
 * it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum Kind { none, file, network, sqlite };

static struct {
    enum Kind kind;
    long at;
    unsigned variant;
    int stays;
    const char *directories, *log;
    atomic_long count;
    atomic_int told;
} state;

/* Half of what was to be written or read, instead of an error. */
enum { halfOfIt = -1, nothing = -2 };

static void note(const char *text)
{
    if (!state.log)
        return;
    const int log =
        (int)syscall(SYS_openat, AT_FDCWD, state.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log < 0)
        return;
    (void)!syscall(SYS_write, log, text, strlen(text));
    syscall(SYS_close, log);
}

__attribute__((constructor)) static void start(void)
{
    const char *kind = getenv("CALLFAULT_KIND"), *at = getenv("CALLFAULT_AT");
    const char *variant = getenv("CALLFAULT_VARIANT"), *program = getenv("CALLFAULT_PROGRAM");
    const char *stays = getenv("CALLFAULT_STAYS");
    if (!kind || (program && strcmp(program, program_invocation_short_name) != 0))
        return;
    state.at = at ? atol(at) : 0;
    state.variant = variant ? (unsigned)atol(variant) : 0;
    state.stays = stays && strcmp(stays, "1") == 0;
    state.directories = getenv("CALLFAULT_DIRS");
    state.log = getenv("CALLFAULT_LOG");
    state.kind = strcmp(kind, "file") == 0 ? file
        : strcmp(kind, "network") == 0     ? network
        : strcmp(kind, "sqlite") == 0      ? sqlite
                                           : none;
}

__attribute__((destructor)) static void tell(void)
{
    char line[64];
    snprintf(line, sizeof line, "calls %ld\n", (long)state.count);
    if (state.kind != none)
        note(line);
}

/* Whether this call, which is of the kind, fails; with which of `errors` then. */
static int failsWith(const char *name, const int *errors, unsigned count)
{
    const long number = atomic_fetch_add(&state.count, 1) + 1;
    if (state.at == 0 || number < state.at || (number > state.at && !state.stays))
        return 0;
    const int error = errors[state.variant % count];
    if (number > state.at && error == EINTR && state.kind != sqlite)
        return 0; /* whoever is interrupted tries again, and not for ever */
    if (atomic_exchange(&state.told, 1) == 0) {
        char line[160];
        snprintf(line, sizeof line, "failed %s with %s (%d)\n", name,
            error == halfOfIt          ? "half of it"
                : error == nothing     ? "nothing"
                : state.kind == sqlite ? sqlite3_errstr(error)
                                       : strerrorname_np(error),
            error);
        note(line);
    }
    return error;
}

#define FAILS(...)                                                                                           \
    failsWith(__func__, (const int[]) {__VA_ARGS__}, sizeof((const int[]) {__VA_ARGS__}) / sizeof(int))

/* The next definition of the function that this one stands before. */
#define NEXT(name)                                                                                           \
    static __typeof__(&name) real;                                                                           \
    if (!real)                                                                                               \
    *(void **)&real = dlsym(RTLD_NEXT, #name)

/* ---- files ---- */

static int isUnder(const char *path)
{
    const char *directory = state.directories;
    while (directory && *directory) {
        const size_t length = strcspn(directory, ":");
        if (strncmp(path, directory, length) == 0 && (path[length] == '/' || path[length] == 0))
            return 1;
        directory += length + (directory[length] == ':');
    }
    return 0;
}

static int isPath(const char *path)
{
    return state.kind == file && path && isUnder(path);
}

static int isFile(int descriptor)
{
    if (state.kind != file || descriptor < 0)
        return 0;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return isUnder(path) || strncmp(path, "/memfd:", 7) == 0;
}

#define FAIL_WITH(condition, failed, ...)                                                                    \
    if (condition) {                                                                                         \
        const int error = FAILS(__VA_ARGS__);                                                                \
        if (error) {                                                                                         \
            errno = error;                                                                                   \
            return failed;                                                                                   \
        }                                                                                                    \
    }

#define DEFINE_OPEN(name)                                                                                    \
    int name(const char *path, int flags, ...)                                                               \
    {                                                                                                        \
        NEXT(name);                                                                                          \
        va_list arguments;                                                                                   \
        va_start(arguments, flags);                                                                          \
        const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(arguments, mode_t) : 0;                 \
        va_end(arguments);                                                                                   \
        FAIL_WITH(isPath(path), -1, EMFILE, EACCES, EIO, ENOSPC, EINTR)                                      \
        return real(path, flags, mode);                                                                      \
    }
DEFINE_OPEN(open)
DEFINE_OPEN(open64)

#define DEFINE_OPENAT(name)                                                                                  \
    int name(int directory, const char *path, int flags, ...)                                                \
    {                                                                                                        \
        NEXT(name);                                                                                          \
        va_list arguments;                                                                                   \
        va_start(arguments, flags);                                                                          \
        const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(arguments, mode_t) : 0;                 \
        va_end(arguments);                                                                                   \
        FAIL_WITH(isPath(path), -1, EMFILE, EACCES, EIO, ENOSPC, EINTR)                                      \
        return real(directory, path, flags, mode);                                                           \
    }
DEFINE_OPENAT(openat)
DEFINE_OPENAT(openat64)

FILE *fopen(const char *path, const char *mode)
{
    NEXT(fopen);
    FAIL_WITH(isPath(path), NULL, EMFILE, EACCES, EIO, ENOSPC)
    return real(path, mode);
}
FILE *fopen64(const char *path, const char *mode)
{
    NEXT(fopen64);
    FAIL_WITH(isPath(path), NULL, EMFILE, EACCES, EIO, ENOSPC)
    return real(path, mode);
}

static int isSocket(int descriptor);

/* A read or a write; of a file half of it may be done, of a socket nothing may come. */
#define FAIL_TRANSFER(size, half)                                                                            \
    if (isFile(descriptor)) {                                                                                \
        const int error = (half) ? FAILS(ENOSPC, EIO, EINTR, halfOfIt) : FAILS(EIO, EINTR, halfOfIt);        \
        if (error == halfOfIt)                                                                               \
            size = size > 1 ? size / 2 : size;                                                               \
        else if (error) {                                                                                    \
            errno = error;                                                                                   \
            return -1;                                                                                       \
        }                                                                                                    \
    }

ssize_t pread(int descriptor, void *bytes, size_t size, off_t offset)
{
    NEXT(pread);
    FAIL_TRANSFER(size, 0)
    return real(descriptor, bytes, size, offset);
}
ssize_t pread64(int descriptor, void *bytes, size_t size, off64_t offset)
{
    NEXT(pread64);
    FAIL_TRANSFER(size, 0)
    return real(descriptor, bytes, size, offset);
}
ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
    NEXT(pwrite);
    FAIL_TRANSFER(size, 1)
    return real(descriptor, bytes, size, offset);
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    NEXT(pwrite64);
    FAIL_TRANSFER(size, 1)
    return real(descriptor, bytes, size, offset);
}
int fsync(int descriptor)
{
    NEXT(fsync);
    FAIL_WITH(isFile(descriptor), -1, EIO, ENOSPC)
    return real(descriptor);
}
int fdatasync(int descriptor)
{
    NEXT(fdatasync);
    FAIL_WITH(isFile(descriptor), -1, EIO, ENOSPC)
    return real(descriptor);
}
int ftruncate(int descriptor, off_t size)
{
    NEXT(ftruncate);
    FAIL_WITH(isFile(descriptor), -1, ENOSPC, EIO, EINTR)
    return real(descriptor, size);
}
int ftruncate64(int descriptor, off64_t size)
{
    NEXT(ftruncate64);
    FAIL_WITH(isFile(descriptor), -1, ENOSPC, EIO, EINTR)
    return real(descriptor, size);
}
int posix_fallocate(int descriptor, off_t offset, off_t length)
{
    NEXT(posix_fallocate);
    if (isFile(descriptor)) {
        const int error = FAILS(ENOSPC, EIO, EINTR);
        if (error)
            return error;
    }
    return real(descriptor, offset, length);
}
int posix_fallocate64(int descriptor, off64_t offset, off64_t length)
{
    NEXT(posix_fallocate64);
    if (isFile(descriptor)) {
        const int error = FAILS(ENOSPC, EIO, EINTR);
        if (error)
            return error;
    }
    return real(descriptor, offset, length);
}
int rename(const char *from, const char *to)
{
    NEXT(rename);
    FAIL_WITH(isPath(to), -1, EIO, ENOSPC, EACCES)
    return real(from, to);
}
int renameat2(int fromDirectory, const char *from, int toDirectory, const char *to, unsigned flags)
{
    NEXT(renameat2);
    FAIL_WITH(isPath(to), -1, EIO, ENOSPC, EACCES)
    return real(fromDirectory, from, toDirectory, to, flags);
}
int link(const char *from, const char *to)
{
    NEXT(link);
    FAIL_WITH(isPath(to), -1, EIO, ENOSPC, EACCES)
    return real(from, to);
}
int linkat(int fromDirectory, const char *from, int toDirectory, const char *to, int flags)
{
    NEXT(linkat);
    FAIL_WITH(isPath(to), -1, EIO, ENOSPC, EACCES)
    return real(fromDirectory, from, toDirectory, to, flags);
}
int unlink(const char *path)
{
    NEXT(unlink);
    FAIL_WITH(isPath(path), -1, EIO, EACCES)
    return real(path);
}
int mkdir(const char *path, mode_t mode)
{
    NEXT(mkdir);
    FAIL_WITH(isPath(path), -1, ENOSPC, EIO, EACCES)
    return real(path, mode);
}
int chmod(const char *path, mode_t mode)
{
    NEXT(chmod);
    FAIL_WITH(isPath(path), -1, EIO, EACCES)
    return real(path, mode);
}
void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset)
{
    NEXT(mmap);
    FAIL_WITH(isFile(descriptor), MAP_FAILED, ENOMEM, ENFILE)
    return real(address, length, protection, flags, descriptor, offset);
}
void *mmap64(void *address, size_t length, int protection, int flags, int descriptor, off64_t offset)
{
    NEXT(mmap64);
    FAIL_WITH(isFile(descriptor), MAP_FAILED, ENOMEM, ENFILE)
    return real(address, length, protection, flags, descriptor, offset);
}
int memfd_create(const char *name, unsigned flags)
{
    NEXT(memfd_create);
    FAIL_WITH(state.kind == file, -1, EMFILE, ENOMEM)
    return real(name, flags);
}

/* ---- the network, and the sockets between our programs ---- */

static int isSocket(int descriptor)
{
    int domain;
    socklen_t size = sizeof domain;
    return state.kind == network && getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0
        && (domain == AF_INET || domain == AF_INET6 || domain == AF_UNIX);
}

int socket(int domain, int type, int protocol)
{
    NEXT(socket);
    FAIL_WITH(state.kind == network && domain != AF_NETLINK, -1, EMFILE, ENOBUFS)
    return real(domain, type, protocol);
}
int socketpair(int domain, int type, int protocol, int ends[2])
{
    NEXT(socketpair);
    FAIL_WITH(state.kind == network, -1, EMFILE, ENOBUFS)
    return real(domain, type, protocol, ends);
}
int connect(int descriptor, const struct sockaddr *address, socklen_t length)
{
    NEXT(connect);
    FAIL_WITH(isSocket(descriptor), -1, ECONNREFUSED, ETIMEDOUT, ENETUNREACH)
    return real(descriptor, address, length);
}
int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **found)
{
    NEXT(getaddrinfo);
    if (state.kind == network) {
        const int error = FAILS(EAI_AGAIN, EAI_MEMORY, EAI_NONAME);
        if (error)
            return error;
    }
    return real(node, service, hints, found);
}

#define FAIL_SEND FAIL_WITH(isSocket(descriptor), -1, ECONNRESET, EPIPE, ENOBUFS)
#define FAIL_RECEIVE                                                                                         \
    if (isSocket(descriptor)) {                                                                              \
        const int error = FAILS(ECONNRESET, nothing, ENOMEM);                                                \
        if (error == nothing)                                                                                \
            return 0;                                                                                        \
        if (error) {                                                                                         \
            errno = error;                                                                                   \
            return -1;                                                                                       \
        }                                                                                                    \
    }

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    NEXT(write);
    FAIL_SEND
    FAIL_TRANSFER(size, 1)
    return real(descriptor, bytes, size);
}
ssize_t read(int descriptor, void *bytes, size_t size)
{
    NEXT(read);
    FAIL_RECEIVE
    FAIL_TRANSFER(size, 0)
    return real(descriptor, bytes, size);
}
ssize_t send(int descriptor, const void *bytes, size_t size, int flags)
{
    NEXT(send);
    FAIL_SEND
    return real(descriptor, bytes, size, flags);
}
ssize_t sendto(int descriptor, const void *bytes, size_t size, int flags, const struct sockaddr *address,
    socklen_t length)
{
    NEXT(sendto);
    FAIL_SEND
    return real(descriptor, bytes, size, flags, address, length);
}
ssize_t sendmsg(int descriptor, const struct msghdr *message, int flags)
{
    NEXT(sendmsg);
    FAIL_SEND
    return real(descriptor, message, flags);
}
ssize_t recv(int descriptor, void *bytes, size_t size, int flags)
{
    NEXT(recv);
    FAIL_RECEIVE
    return real(descriptor, bytes, size, flags);
}
ssize_t recvfrom(
    int descriptor, void *bytes, size_t size, int flags, struct sockaddr *address, socklen_t *length)
{
    NEXT(recvfrom);
    FAIL_RECEIVE
    return real(descriptor, bytes, size, flags, address, length);
}
ssize_t recvmsg(int descriptor, struct msghdr *message, int flags)
{
    NEXT(recvmsg);
    FAIL_RECEIVE
    return real(descriptor, message, flags);
}

/* ---- SQLite ---- */

/* SQLite calls its own functions, too (to read the schema, say), and asks the statement, not the answer,
 * whether that went well: an answer of ours would make it believe in half a schema. */
static int isTheProgram(const void *caller)
{
    static const void *library;
    Dl_info known;
    if (!library && dladdr(dlsym(RTLD_NEXT, "sqlite3_libversion"), &known))
        library = known.dli_fbase;
    return !dladdr(caller, &known) || known.dli_fbase != library;
}

#define FAIL_SQLITE(...)                                                                                     \
    if (state.kind == sqlite && isTheProgram(__builtin_return_address(0))) {                                 \
        const int error = FAILS(__VA_ARGS__);                                                                \
        if (error)                                                                                           \
            return error;                                                                                    \
    }

int sqlite3_open_v2(const char *name, sqlite3 **database, int flags, const char *vfs)
{
    NEXT(sqlite3_open_v2);
    if (state.kind == sqlite) {
        const int error = FAILS(SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_IOERR_READ);
        if (error) {
            *database = NULL;
            return error;
        }
    }
    return real(name, database, flags, vfs);
}
int sqlite3_exec(sqlite3 *database, const char *sql, sqlite3_callback each, void *to, char **message)
{
    NEXT(sqlite3_exec);
    FAIL_SQLITE(SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_BUSY, SQLITE_NOMEM)
    return real(database, sql, each, to, message);
}
int sqlite3_prepare_v2(
    sqlite3 *database, const char *sql, int size, sqlite3_stmt **statement, const char **rest)
{
    NEXT(sqlite3_prepare_v2);
    if (state.kind == sqlite)
        *statement = NULL;
    FAIL_SQLITE(SQLITE_NOMEM, SQLITE_BUSY, SQLITE_IOERR_READ)
    return real(database, sql, size, statement, rest);
}
int sqlite3_prepare_v3(
    sqlite3 *database, const char *sql, int size, unsigned flags, sqlite3_stmt **statement, const char **rest)
{
    NEXT(sqlite3_prepare_v3);
    if (state.kind == sqlite)
        *statement = NULL;
    FAIL_SQLITE(SQLITE_NOMEM, SQLITE_BUSY, SQLITE_IOERR_READ)
    return real(database, sql, size, flags, statement, rest);
}
int sqlite3_step(sqlite3_stmt *statement)
{
    NEXT(sqlite3_step);
    FAIL_SQLITE(SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_BUSY, SQLITE_NOMEM, SQLITE_IOERR_FSYNC)
    return real(statement);
}
int sqlite3_bind_int64(sqlite3_stmt *statement, int at, sqlite3_int64 value)
{
    NEXT(sqlite3_bind_int64);
    FAIL_SQLITE(SQLITE_NOMEM)
    return real(statement, at, value);
}
int sqlite3_bind_blob64(
    sqlite3_stmt *statement, int at, const void *value, sqlite3_uint64 size, void (*forget)(void *))
{
    NEXT(sqlite3_bind_blob64);
    FAIL_SQLITE(SQLITE_NOMEM, SQLITE_TOOBIG)
    return real(statement, at, value, size, forget);
}
int sqlite3_bind_text64(sqlite3_stmt *statement, int at, const char *value, sqlite3_uint64 size,
    void (*forget)(void *), unsigned char encoding)
{
    NEXT(sqlite3_bind_text64);
    FAIL_SQLITE(SQLITE_NOMEM, SQLITE_TOOBIG)
    return real(statement, at, value, size, forget, encoding);
}
