/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that cannot read one sector of a file any more, by preload: MOTCUA_BAD_SECTOR=OFFSET:FILE. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { sector = 4096 };

static int isBad(int file, size_t size, off_t at)
{
    const char *bad = getenv("MOTCUA_BAD_SECTOR");
    if (!bad)
        return 0;
    char *path;
    const off_t where = strtoll(bad, &path, 10);
    char link[64], name[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link, name, sizeof name - 1);
    if (length < 0)
        return 0;
    name[length] = 0;
    return strcmp(path + 1, name) == 0 && at < where + sector && at + (off_t)size > where;
}

static ssize_t readAt(const char *symbol, int file, void *bytes, size_t size, off_t at)
{
    if (isBad(file, size, at)) {
        errno = EIO;
        return -1;
    }
    ssize_t (*next)(int, void *, size_t, off_t);
    *(void **)&next = dlsym(RTLD_NEXT, symbol);
    return next(file, bytes, size, at);
}

ssize_t pread(int file, void *bytes, size_t size, off_t at)
{
    return readAt("pread", file, bytes, size, at);
}

ssize_t pread64(int file, void *bytes, size_t size, off64_t at)
{
    return readAt("pread64", file, bytes, size, at);
}
