// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/tiffheader.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>

#include <tiffio.h>

namespace motcua
{

namespace
{

/// libtiff reads through these as from a file; nothing is written.
struct Memory {
    QByteArrayView bytes;
    toff_t position = 0;
};

tsize_t read(thandle_t handle, void *target, tsize_t count)
{
    auto *memory = static_cast<Memory *>(handle);
    const toff_t left =
        toff_t(memory->bytes.size()) - std::min(memory->position, toff_t(memory->bytes.size()));
    const tsize_t given = tsize_t(std::min(toff_t(std::max<tsize_t>(count, 0)), left));
    std::memcpy(target, memory->bytes.data() + memory->position, std::size_t(given));
    memory->position += toff_t(given);
    return given;
}

tsize_t refuseToWrite(thandle_t, void *, tsize_t)
{
    return -1;
}

toff_t seek(thandle_t handle, toff_t offset, int whence)
{
    auto *memory = static_cast<Memory *>(handle);
    if (whence == SEEK_CUR)
        offset += memory->position;
    else if (whence == SEEK_END)
        offset += toff_t(memory->bytes.size());
    return memory->position = offset;
}

toff_t size(thandle_t handle)
{
    return toff_t(static_cast<Memory *>(handle)->bytes.size());
}

int close(thandle_t)
{
    return 0;
}

bool isPlain(int photometric)
{
    return photometric == PHOTOMETRIC_MINISWHITE || photometric == PHOTOMETRIC_MINISBLACK
        || photometric == PHOTOMETRIC_RGB || photometric == PHOTOMETRIC_PALETTE
        || photometric == PHOTOMETRIC_YCBCR;
}

} // namespace

std::optional<TiffHeader> inspectTiff(QByteArrayView bytes)
{
    TIFFSetErrorHandler(nullptr);
    TIFFSetWarningHandler(nullptr);
    Memory memory {bytes};
    const std::unique_ptr<TIFF, decltype(&TIFFClose)> tiff(
        TIFFClientOpen("page", "rm", &memory, read, refuseToWrite, seek, close, size, nullptr, nullptr),
        &TIFFClose);
    if (!tiff)
        return std::nullopt;
    std::uint16_t photometric = 0;
    if (TIFFGetField(tiff.get(), TIFFTAG_PHOTOMETRIC, &photometric) != 1)
        return std::nullopt;
    std::uint16_t orientation = ORIENTATION_TOPLEFT;
    TIFFGetField(tiff.get(), TIFFTAG_ORIENTATION, &orientation);
    return TiffHeader {photometric == PHOTOMETRIC_SEPARATED, isPlain(photometric),
        TIFFLastDirectory(tiff.get()) == 0, orientation};
}

} // namespace motcua
