/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recogniser that does not survive a page, by preload: reading a JPEG whose comment says "MOTCUA-TEST:
   crash" (or hang, or memory) ends so. Pages without such a comment are read as ever. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jpeglib.h>

enum { head = 512 };

static char fate; /* of the page that is open: its word's first letter */

void jpeg_mem_src(j_decompress_ptr info, const unsigned char *bytes, unsigned long size)
{
    static const char mark[] = "MOTCUA-TEST: ";
    const size_t length = sizeof mark - 1;
    const char *found = memmem(bytes, size < head ? size : head, mark, length);
    fate = found ? found[length] : 0;
    void (*next)(j_decompress_ptr, const unsigned char *, unsigned long);
    *(void **)&next = dlsym(RTLD_NEXT, "jpeg_mem_src");
    next(info, bytes, size);
}

void *_Znwm(size_t size); /* operator new(unsigned long) */

/* tesseract::TessBaseAPI::Recognize(tesseract::ETEXT_DESC *) */
int _ZN9tesseract11TessBaseAPI9RecognizeEPNS_10ETEXT_DESCE(void *api, void *monitor)
{
    switch (fate) {
    case 'c':
        abort();
    case 'h':
        for (;;)
            sleep(1);
    case 'm':
        _Znwm((size_t)1 << 46);
    }
    int (*next)(void *, void *);
    *(void **)&next = dlsym(RTLD_NEXT, "_ZN9tesseract11TessBaseAPI9RecognizeEPNS_10ETEXT_DESCE");
    return next(api, monitor);
}
