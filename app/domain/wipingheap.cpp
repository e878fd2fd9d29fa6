// SPDX-License-Identifier: GPL-3.0-or-later
// free() and realloc() of the programs that see people's data: what is given back is wiped first, whoever
// gives it back (Qt, Tesseract, libcurl …), so that names and pages do not lie about in a process for hours.
// Linked as an object into each program: its symbols then stand before the C library's.
#include <cstdlib>
#include <cstring>

#include <malloc.h>

extern "C" {

// The C library's own, under the names that it keeps for those who stand before it.
void *__libc_malloc(std::size_t size); // NOLINT(bugprone-reserved-identifier)
void *__libc_realloc(void *block, std::size_t size); // NOLINT(bugprone-reserved-identifier)
void __libc_free(void *block); // NOLINT(bugprone-reserved-identifier)

void free(void *block) noexcept
{
    if (!block)
        return;
    ::explicit_bzero(block, ::malloc_usable_size(block));
    __libc_free(block);
}

void *realloc(void *block, std::size_t size) noexcept
{
    if (!block)
        return __libc_malloc(size);
    const std::size_t had = ::malloc_usable_size(block);
    if (size > 0 && size <= had) {
        // The end may be given back.
        ::explicit_bzero(static_cast<char *>(block) + size, had - size);
        return __libc_realloc(block, size);
    }
    if (size == 0) {
        free(block);
        return nullptr;
    }
    // The C library would give back the old place as it is.
    void *larger = __libc_malloc(size);
    if (!larger)
        return nullptr;
    std::memcpy(larger, block, had);
    free(block);
    return larger;
}

} // extern "C"
