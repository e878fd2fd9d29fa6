/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Simulates a loss of power. Preloaded (LD_PRELOAD) into a program that works in $POWERCUT_DIR, it keeps
 * beside it what a disk would hold that forgets everything not synced, and ends the program after operation
 * number $POWERCUT_AT.
 *
 *   - POWERCUT_DIR: folder that is watched, absolute and without symbolic links; what it holds at the start
 * is durable.
 *   - POWERCUT_IMAGE: empty folder on the same file system; `disk/` in it becomes the folder as it is after
 * the power came back.
 *   - POWERCUT_AT: number of the operation after which power fails; 0 or more than there are: at the end. With
 * a letter of POWERCUT_LOG before it, the number among those of that kind.
 *   - POWERCUT_KEEP: "none": everything un-synced is lost; "some": by chance, sector by sector, drawn from
 *     POWERCUT_AT; "all": nothing is, and the folder itself is what is left: the program alone is killed.
 *   - POWERCUT_LOG: file that gets one letter for each operation: w write, t truncate, c create, r rename, u
 *     unlink, m mkdir, s file synced, d directory synced, n sent, received or connected on a socket.
 *   - POWERCUT_SOCKETS: "1": what goes over sockets counts as operations.
 *   - POWERCUT_PROGRAM: name of the only program that it happens to; none: any that loads this library.
 *   - POWERCUT_ONCE: file that is made when it happens; once it is there, nothing happens any more.
 *   - POWERCUT_STOPS: "1": the program is not ended but stopped there (SIGSTOP), and goes on when it is told.
 *
 * The model is harsher than most disks and file systems:
 *   - A file's bytes and length are durable by fsync or fdatasync of that file, and by nothing else.
 *   - A directory's entries (create, rename, unlink, mkdir) are durable by fsync of that directory, and by
 * nothing else: a synced file whose name was never synced is lost. SQLite knows this: after creating a
 * journal or a log, and after deleting a journal, it syncs the directory by itself.
 *   - "some": of each changed sector of 512 bytes the old or the new state stays; a file's new length may
 * stay; a directory stays as it was or is as it became, and names that were only added may also stay one by
 * one. A rename is never half done: every journalling file system promises that.
 *
 * Memory-mapped writes are not seen. SQLite maps only its -shm file, which it rebuilds from the log after a
 * crash and never syncs; here it is therefore always lost. Calls below the interposed ones (stdio's own
 * writes, sendfile, io_uring) are not seen either; the store uses none of them.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { sector = 512, mostNodes = 4096, mostOperations = 1 << 20 };

struct Entry {
    char *name;
    int node;
};

/* A file or directory that was seen. Its descriptor stays open: so its inode number is never given to
 * another, and no close() of ours drops the locks that SQLite holds on it. */
struct Node {
    dev_t device;
    ino_t inode;
    int live; /* descriptor of the real thing */
    int durable; /* descriptor of the image's copy of a file */
    int isDirectory;
    off_t dirtyFrom, dirtyTo; /* of a file: bytes that may differ from the durable copy */
    struct Entry *entries; /* of a directory: the durable ones */
    int entryCount;
};

static struct {
    int active;
    char root[4096];
    size_t rootLength;
    char image[4096];
    long at, met;
    char kind; /* of the operations that `at` counts; 0: any */
    int stops;
    int keepSome, keepAll;
    int countSockets;
    const char *logFile, *onceFile;
    long count;
    char *log;
    struct Node nodes[mostNodes];
    int nodeCount;
    uint64_t random;
} state;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) real_##name
#define DECLARE(type, name, ...) static type (*REAL(name))(__VA_ARGS__)
DECLARE(int, open, const char *, int, ...);
DECLARE(int, openat, int, const char *, int, ...);
DECLARE(ssize_t, write, int, const void *, size_t);
DECLARE(ssize_t, writev, int, const struct iovec *, int);
DECLARE(ssize_t, pwrite, int, const void *, size_t, off_t);
DECLARE(int, ftruncate, int, off_t);
DECLARE(int, truncate, const char *, off_t);
DECLARE(int, posix_fallocate, int, off_t, off_t);
DECLARE(int, fsync, int);
DECLARE(int, fdatasync, int);
DECLARE(int, renameat2, int, const char *, int, const char *, unsigned);
DECLARE(int, linkat, int, const char *, int, const char *, int);
DECLARE(int, unlinkat, int, const char *, int);
DECLARE(int, mkdirat, int, const char *, mode_t);
DECLARE(ssize_t, read, int, void *, size_t);
DECLARE(ssize_t, send, int, const void *, size_t, int);
DECLARE(ssize_t, sendto, int, const void *, size_t, int, const struct sockaddr *, socklen_t);
DECLARE(ssize_t, sendmsg, int, const struct msghdr *, int);
DECLARE(ssize_t, recv, int, void *, size_t, int);
DECLARE(ssize_t, recvfrom, int, void *, size_t, int, struct sockaddr *, socklen_t *);
DECLARE(ssize_t, recvmsg, int, struct msghdr *, int);
DECLARE(int, connect, int, const struct sockaddr *, socklen_t);

static void die(const char *what)
{
    fprintf(stderr, "powercut: %s: %s\n", what, strerror(errno));
    _exit(99);
}

static void resolve(void)
{
    static int resolved;
    if (resolved)
        return;
    resolved = 1;
#define RESOLVE(name) *(void **)&REAL(name) = dlsym(RTLD_NEXT, #name)
    RESOLVE(open);
    RESOLVE(openat);
    RESOLVE(write);
    RESOLVE(writev);
    RESOLVE(pwrite);
    RESOLVE(ftruncate);
    RESOLVE(truncate);
    RESOLVE(posix_fallocate);
    RESOLVE(fsync);
    RESOLVE(fdatasync);
    RESOLVE(renameat2);
    RESOLVE(linkat);
    RESOLVE(unlinkat);
    RESOLVE(mkdirat);
    RESOLVE(read);
    RESOLVE(send);
    RESOLVE(sendto);
    RESOLVE(sendmsg);
    RESOLVE(recv);
    RESOLVE(recvfrom);
    RESOLVE(recvmsg);
    RESOLVE(connect);
}

static uint64_t chance(void)
{
    /* splitmix64 */
    uint64_t z = (state.random += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static int coin(void)
{
    return (int)(chance() >> 40 & 1);
}

/* ---- nodes ---- */

static int findNode(dev_t device, ino_t inode)
{
    for (int i = 0; i < state.nodeCount; ++i)
        if (state.nodes[i].inode == inode && state.nodes[i].device == device)
            return i;
    return -1;
}

static int nodeOf(int descriptor)
{
    struct stat status;
    if (!state.active || fstat(descriptor, &status) != 0)
        return -1;
    return findNode(status.st_dev, status.st_ino);
}

/* The node of a name in an open directory, made known if it is new; -1 where there is no such file or folder.
 */
static int adopt(int directory, const char *name)
{
    struct stat status;
    if (fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) != 0
        || (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)))
        return -1;
    int known = findNode(status.st_dev, status.st_ino);
    if (known >= 0)
        return known;
    if (state.nodeCount == mostNodes)
        die("too many files");
    known = state.nodeCount++;
    struct Node *node = &state.nodes[known];
    node->device = status.st_dev;
    node->inode = status.st_ino;
    node->isDirectory = S_ISDIR(status.st_mode);
    node->durable = -1;
    node->live = REAL(openat)(directory, name, O_RDONLY | O_CLOEXEC | (node->isDirectory ? O_DIRECTORY : 0));
    if (node->live < 0)
        die("open what is watched");
    if (!node->isDirectory) {
        char path[4200];
        snprintf(path, sizeof path, "%s/content-%d", state.image, known);
        node->durable = REAL(open)(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (node->durable < 0)
            die("create in the image");
    }
    return known;
}

static void markDirty(struct Node *node, off_t from, off_t to)
{
    if (node->dirtyTo == 0) {
        node->dirtyFrom = from;
        node->dirtyTo = to;
        return;
    }
    if (from < node->dirtyFrom)
        node->dirtyFrom = from;
    if (to > node->dirtyTo)
        node->dirtyTo = to;
}

static off_t sizeOf(int descriptor)
{
    struct stat status;
    return fstat(descriptor, &status) == 0 ? status.st_size : 0;
}

static void copyRange(struct Node *node, off_t from, off_t to)
{
    static char buffer[1 << 16];
    while (from < to) {
        size_t want = (size_t)(to - from) < sizeof buffer ? (size_t)(to - from) : sizeof buffer;
        ssize_t got = pread(node->live, buffer, want, from);
        if (got <= 0)
            return;
        if (REAL(pwrite)(node->durable, buffer, (size_t)got, from) != got)
            die("write the image");
        from += got;
    }
}

static void makeFileDurable(struct Node *node)
{
    off_t size = sizeOf(node->live);
    if (REAL(ftruncate)(node->durable, size) != 0)
        die("truncate the image");
    copyRange(node, node->dirtyFrom, node->dirtyTo < size ? node->dirtyTo : size);
    node->dirtyFrom = node->dirtyTo = 0;
}

/* The entries that a directory has now. */
static struct Entry *liveEntries(struct Node *node, int *count)
{
    struct Entry *entries = NULL;
    *count = 0;
    int descriptor = REAL(openat)(node->live, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = descriptor >= 0 ? fdopendir(descriptor) : NULL;
    if (!stream)
        return NULL; /* removed meanwhile */
    for (struct dirent *entry; (entry = readdir(stream));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        int known = adopt(descriptor, entry->d_name);
        if (known < 0)
            continue;
        entries = realloc(entries, (size_t)(*count + 1) * sizeof *entries);
        entries[*count].name = strdup(entry->d_name);
        entries[(*count)++].node = known;
    }
    closedir(stream);
    return entries;
}

static void makeDirectoryDurable(struct Node *node)
{
    node->entries = liveEntries(node, &node->entryCount);
}

/* ---- the end ---- */

static void keepSomeOfFile(struct Node *node)
{
    const off_t liveSize = sizeOf(node->live), durableSize = sizeOf(node->durable);
    for (off_t at = node->dirtyFrom / sector * sector; at < node->dirtyTo && at < liveSize; at += sector)
        if (coin())
            copyRange(node, at, at + sector < liveSize ? at + sector : liveSize);
    if (liveSize != durableSize && coin() && REAL(ftruncate)(node->durable, liveSize) != 0)
        die("truncate the image");
}

static int hasNode(const struct Entry *entries, int count, int node)
{
    for (int i = 0; i < count; ++i)
        if (entries[i].node == node)
            return 1;
    return 0;
}

static void keepSomeOfDirectory(struct Node *node)
{
    int count;
    struct Entry *live = liveEntries(node, &count);
    if (coin()) {
        node->entries = live;
        node->entryCount = count;
        return;
    }
    /* As it was, and of what was added perhaps this and perhaps that. */
    for (int i = 0; i < count; ++i) {
        int taken = hasNode(node->entries, node->entryCount, live[i].node);
        for (int k = 0; k < node->entryCount; ++k)
            taken = taken || strcmp(node->entries[k].name, live[i].name) == 0;
        if (taken || !coin())
            continue;
        node->entries = realloc(node->entries, (size_t)(node->entryCount + 1) * sizeof *node->entries);
        node->entries[node->entryCount++] = live[i];
    }
}

static void layOut(int node, const char *path)
{
    struct Node *directory = &state.nodes[node];
    if (REAL(mkdirat)(AT_FDCWD, path, 0700) != 0)
        die("make the image's folders");
    if (state.keepSome)
        keepSomeOfDirectory(directory);
    for (int i = 0; i < directory->entryCount; ++i) {
        char target[8192], content[4200];
        snprintf(target, sizeof target, "%s/%s", path, directory->entries[i].name);
        int child = directory->entries[i].node;
        if (state.nodes[child].isDirectory) {
            layOut(child, target);
            continue;
        }
        if (state.keepSome)
            keepSomeOfFile(&state.nodes[child]);
        snprintf(content, sizeof content, "%s/content-%d", state.image, child);
        if (REAL(linkat)(AT_FDCWD, content, AT_FDCWD, target, 0) != 0)
            die("lay out the image");
    }
}

static void finish(void)
{
    if (!state.active)
        return;
    state.active = 0;
    if (!state.keepAll) {
        char path[4200];
        snprintf(path, sizeof path, "%s/disk", state.image);
        layOut(0, path);
    }
    if (state.logFile) {
        int file = REAL(open)(state.logFile, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (file < 0 || REAL(write)(file, state.log, (size_t)state.count) != state.count)
            die("write the log");
    }
}

__attribute__((destructor)) static void powerOffAtTheEnd(void)
{
    pthread_mutex_lock(&mutex);
    finish();
    pthread_mutex_unlock(&mutex);
}

/* An operation has been done; the power may fail now. Called with the mutex held. */
static void happened(char kind)
{
    if (state.count == mostOperations)
        die("too many operations");
    state.log[state.count++] = kind;
    if (state.kind && state.kind != kind)
        return;
    if (++state.met == state.at) {
        if (state.onceFile) {
            const int made = REAL(open)(state.onceFile, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
            if (made < 0)
                return; /* another process of this program was the one */
            close(made);
        }
        if (state.stops) {
            kill(getpid(), SIGSTOP);
            return;
        }
        finish();
        if (state.keepAll)
            kill(getpid(), SIGKILL);
        _exit(137);
    }
}

/* ---- the start ---- */

static void takeAsDurable(int node)
{
    struct Node *found = &state.nodes[node];
    if (!found->isDirectory) {
        markDirty(found, 0, sizeOf(found->live));
        makeFileDurable(found);
        return;
    }
    makeDirectoryDurable(found);
    for (int i = 0; i < state.nodes[node].entryCount; ++i)
        takeAsDurable(state.nodes[node].entries[i].node);
}

__attribute__((constructor)) static void start(void)
{
    resolve();
    const char *root = getenv("POWERCUT_DIR"), *image = getenv("POWERCUT_IMAGE"), *at = getenv("POWERCUT_AT");
    const char *keep = getenv("POWERCUT_KEEP"), *program = getenv("POWERCUT_PROGRAM");
    const char *sockets = getenv("POWERCUT_SOCKETS"), *stops = getenv("POWERCUT_STOPS");
    state.onceFile = getenv("POWERCUT_ONCE");
    if (!root || !image || (program && strcmp(program, program_invocation_short_name) != 0)
        || (state.onceFile && access(state.onceFile, F_OK) == 0))
        return;
    snprintf(state.root, sizeof state.root, "%s", root);
    state.rootLength = strlen(state.root);
    snprintf(state.image, sizeof state.image, "%s", image);
    state.kind = at && isalpha((unsigned char)*at) ? *at : 0;
    state.at = at ? atol(at + (state.kind != 0)) : 0;
    state.stops = stops && strcmp(stops, "1") == 0;
    state.random = (uint64_t)state.at;
    state.keepSome = keep && strcmp(keep, "some") == 0;
    state.keepAll = keep && strcmp(keep, "all") == 0;
    state.countSockets = sockets && strcmp(sockets, "1") == 0;
    state.logFile = getenv("POWERCUT_LOG");
    state.log = malloc(mostOperations);
    if (adopt(AT_FDCWD, state.root) != 0)
        die("POWERCUT_DIR is not a folder");
    state.active = 1;
    takeAsDurable(0);
}

/* ---- what is interposed ---- */

/* Whether a path lies in the watched folder. Paths are compared as they are written: the store's are
 * absolute. */
static int isWatched(int directory, const char *path)
{
    char base[4096];
    if (!state.active)
        return 0;
    if (path[0] != '/') {
        if (directory == AT_FDCWD) {
            if (!getcwd(base, sizeof base))
                return 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0)
                return 0;
            base[length] = 0;
        }
        path = base;
    }
    return strncmp(path, state.root, state.rootLength) == 0
        && (path[state.rootLength] == '/' || path[state.rootLength] == 0);
}

static int openWatched(int directory, const char *path, int flags, mode_t mode)
{
    resolve();
    if (!isWatched(directory, path))
        return REAL(openat)(directory, path, flags, mode);
    pthread_mutex_lock(&mutex);
    struct stat before;
    const int existed = fstatat(directory, path, &before, 0) == 0;
    const int descriptor = REAL(openat)(directory, path, flags, mode);
    const int error = errno;
    if (descriptor >= 0) {
        const int node = adopt(directory, path);
        if (!existed) {
            happened('c');
        } else if ((flags & O_TRUNC) && node >= 0 && before.st_size > 0) {
            markDirty(&state.nodes[node], 0, before.st_size);
            happened('t');
        }
    }
    pthread_mutex_unlock(&mutex);
    errno = error;
    return descriptor;
}

static mode_t modeFrom(int flags, va_list arguments)
{
    return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(arguments, mode_t) : 0;
}

#define DEFINE_OPEN(name)                                                                                    \
    int name(const char *path, int flags, ...)                                                               \
    {                                                                                                        \
        va_list arguments;                                                                                   \
        va_start(arguments, flags);                                                                          \
        const mode_t mode = modeFrom(flags, arguments);                                                      \
        va_end(arguments);                                                                                   \
        return openWatched(AT_FDCWD, path, flags, mode);                                                     \
    }
#define DEFINE_OPENAT(name)                                                                                  \
    int name(int directory, const char *path, int flags, ...)                                                \
    {                                                                                                        \
        va_list arguments;                                                                                   \
        va_start(arguments, flags);                                                                          \
        const mode_t mode = modeFrom(flags, arguments);                                                      \
        va_end(arguments);                                                                                   \
        return openWatched(directory, path, flags, mode);                                                    \
    }
DEFINE_OPEN(open)
DEFINE_OPEN(open64)
DEFINE_OPENAT(openat)
DEFINE_OPENAT(openat64)

/* What <fcntl.h> makes of open() in programs that are built with _FORTIFY_SOURCE. */
int __open_2(const char *path, int flags);
int __open64_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
    return openWatched(AT_FDCWD, path, flags, 0);
}
int __open64_2(const char *path, int flags)
{
    return openWatched(AT_FDCWD, path, flags, 0);
}

int creat(const char *path, mode_t mode)
{
    return openWatched(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
int creat64(const char *path, mode_t mode)
{
    return openWatched(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

/* ---- sockets ---- */

static int isSocket(int descriptor)
{
    int type;
    socklen_t size = sizeof type;
    return state.active && state.countSockets
        && getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0;
}

/* Does `call` on a descriptor, and where it is a socket and something went over it, notes that. Only then the
 * lock is taken: a call may wait. */
#define NOTE_SOCKET(descriptor, call)                                                                        \
    do {                                                                                                     \
        resolve();                                                                                           \
        const ssize_t result = call;                                                                         \
        const int error = errno;                                                                             \
        if ((result >= 0 || error == EINPROGRESS) && isSocket(descriptor)) {                                 \
            pthread_mutex_lock(&mutex);                                                                      \
            if (state.active)                                                                                \
                happened('n');                                                                               \
            pthread_mutex_unlock(&mutex);                                                                    \
        }                                                                                                    \
        errno = error;                                                                                       \
        return result;                                                                                       \
    } while (0)

ssize_t read(int descriptor, void *bytes, size_t size)
{
    NOTE_SOCKET(descriptor, REAL(read)(descriptor, bytes, size));
}
ssize_t send(int descriptor, const void *bytes, size_t size, int flags)
{
    NOTE_SOCKET(descriptor, REAL(send)(descriptor, bytes, size, flags));
}
ssize_t sendto(int descriptor, const void *bytes, size_t size, int flags, const struct sockaddr *address,
    socklen_t length)
{
    NOTE_SOCKET(descriptor, REAL(sendto)(descriptor, bytes, size, flags, address, length));
}
ssize_t sendmsg(int descriptor, const struct msghdr *message, int flags)
{
    NOTE_SOCKET(descriptor, REAL(sendmsg)(descriptor, message, flags));
}
ssize_t recv(int descriptor, void *bytes, size_t size, int flags)
{
    NOTE_SOCKET(descriptor, REAL(recv)(descriptor, bytes, size, flags));
}
ssize_t recvfrom(
    int descriptor, void *bytes, size_t size, int flags, struct sockaddr *address, socklen_t *length)
{
    NOTE_SOCKET(descriptor, REAL(recvfrom)(descriptor, bytes, size, flags, address, length));
}
ssize_t recvmsg(int descriptor, struct msghdr *message, int flags)
{
    NOTE_SOCKET(descriptor, REAL(recvmsg)(descriptor, message, flags));
}
int connect(int descriptor, const struct sockaddr *address, socklen_t length)
{
    NOTE_SOCKET(descriptor, REAL(connect)(descriptor, address, length));
}

/* ---- files ---- */

/* Does `call` on a descriptor; where it is a watched file's and wrote `result` bytes before `end`, notes
 * them. */
#define NOTE_WRITE(descriptor, call, end)                                                                    \
    do {                                                                                                     \
        resolve();                                                                                           \
        const int node = nodeOf(descriptor);                                                                 \
        if (node < 0)                                                                                        \
            NOTE_SOCKET(descriptor, call);                                                                   \
        pthread_mutex_lock(&mutex);                                                                          \
        const ssize_t result = call;                                                                         \
        const int error = errno;                                                                             \
        if (result > 0) {                                                                                    \
            const off_t to = (end);                                                                          \
            markDirty(&state.nodes[node], to - result, to);                                                  \
            happened('w');                                                                                   \
        }                                                                                                    \
        pthread_mutex_unlock(&mutex);                                                                        \
        errno = error;                                                                                       \
        return result;                                                                                       \
    } while (0)

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    NOTE_WRITE(descriptor, REAL(write)(descriptor, bytes, size), lseek(descriptor, 0, SEEK_CUR));
}
ssize_t writev(int descriptor, const struct iovec *pieces, int count)
{
    NOTE_WRITE(descriptor, REAL(writev)(descriptor, pieces, count), lseek(descriptor, 0, SEEK_CUR));
}
ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
    NOTE_WRITE(descriptor, REAL(pwrite)(descriptor, bytes, size, offset), offset + result);
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    NOTE_WRITE(descriptor, REAL(pwrite)(descriptor, bytes, size, offset), offset + result);
}

static int resize(int descriptor, off_t size)
{
    resolve();
    const int node = nodeOf(descriptor);
    if (node < 0)
        return REAL(ftruncate)(descriptor, size);
    pthread_mutex_lock(&mutex);
    const off_t before = sizeOf(descriptor);
    const int result = REAL(ftruncate)(descriptor, size);
    const int error = errno;
    if (result == 0 && size != before) {
        markDirty(&state.nodes[node], size < before ? size : before, size < before ? before : size);
        happened('t');
    }
    pthread_mutex_unlock(&mutex);
    errno = error;
    return result;
}
int ftruncate(int descriptor, off_t size)
{
    return resize(descriptor, size);
}
int ftruncate64(int descriptor, off64_t size)
{
    return resize(descriptor, size);
}
int truncate(const char *path, off_t size)
{
    resolve();
    if (!isWatched(AT_FDCWD, path))
        return REAL(truncate)(path, size);
    const int descriptor = REAL(open)(path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return -1;
    const int result = resize(descriptor, size);
    close(descriptor);
    return result;
}
int posix_fallocate(int descriptor, off_t offset, off_t length)
{
    resolve();
    const int node = nodeOf(descriptor);
    if (node < 0)
        return REAL(posix_fallocate)(descriptor, offset, length);
    return offset + length > sizeOf(descriptor) && resize(descriptor, offset + length) != 0 ? errno : 0;
}
int posix_fallocate64(int descriptor, off64_t offset, off64_t length)
{
    return posix_fallocate(descriptor, offset, length);
}

/* The real disk is not asked: the image is what counts, and the sweep stays quick. */
static int synced(int descriptor, int (*real)(int))
{
    const int node = nodeOf(descriptor);
    if (node < 0)
        return real(descriptor);
    pthread_mutex_lock(&mutex);
    if (state.nodes[node].isDirectory) {
        makeDirectoryDurable(&state.nodes[node]);
        happened('d');
    } else {
        makeFileDurable(&state.nodes[node]);
        happened('s');
    }
    pthread_mutex_unlock(&mutex);
    return 0;
}
int fsync(int descriptor)
{
    resolve();
    return synced(descriptor, REAL(fsync));
}
int fdatasync(int descriptor)
{
    resolve();
    return synced(descriptor, REAL(fdatasync));
}

/* Does `call`, which changes a directory's entries. */
#define NOTE_ENTRY(watched, call, kind)                                                                      \
    do {                                                                                                     \
        resolve();                                                                                           \
        if (!(watched))                                                                                      \
            return call;                                                                                     \
        pthread_mutex_lock(&mutex);                                                                          \
        const int result = call;                                                                             \
        const int error = errno;                                                                             \
        if (result == 0)                                                                                     \
            happened(kind);                                                                                  \
        pthread_mutex_unlock(&mutex);                                                                        \
        errno = error;                                                                                       \
        return result;                                                                                       \
    } while (0)

int renameat2(int fromDirectory, const char *from, int toDirectory, const char *to, unsigned flags)
{
    NOTE_ENTRY(isWatched(fromDirectory, from) || isWatched(toDirectory, to),
        REAL(renameat2)(fromDirectory, from, toDirectory, to, flags), 'r');
}
int renameat(int fromDirectory, const char *from, int toDirectory, const char *to)
{
    return renameat2(fromDirectory, from, toDirectory, to, 0);
}
int rename(const char *from, const char *to)
{
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}
int linkat(int fromDirectory, const char *from, int toDirectory, const char *to, int flags)
{
    NOTE_ENTRY(isWatched(toDirectory, to), REAL(linkat)(fromDirectory, from, toDirectory, to, flags), 'c');
}
int link(const char *from, const char *to)
{
    return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}
int unlinkat(int directory, const char *path, int flags)
{
    NOTE_ENTRY(isWatched(directory, path), REAL(unlinkat)(directory, path, flags), 'u');
}
int unlink(const char *path)
{
    return unlinkat(AT_FDCWD, path, 0);
}
int rmdir(const char *path)
{
    return unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}
int mkdirat(int directory, const char *path, mode_t mode)
{
    NOTE_ENTRY(isWatched(directory, path), REAL(mkdirat)(directory, path, mode), 'm');
}
int mkdir(const char *path, mode_t mode)
{
    return mkdirat(AT_FDCWD, path, mode);
}
