// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/groupfour.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>

#include <tiffio.h>

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

/// A file in memory, as libtiff wants to be given one.
struct Memory {
    QByteArray bytes;
    qint64 at = 0;

    static Memory &of(thandle_t handle) { return *static_cast<Memory *>(handle); }

    static tmsize_t read(thandle_t handle, void *to, tmsize_t size)
    {
        Memory &memory = of(handle);
        const auto count = std::clamp<qint64>(memory.bytes.size() - memory.at, 0, size);
        std::memcpy(to, memory.bytes.constData() + memory.at, std::size_t(count));
        memory.at += count;
        return tmsize_t(count);
    }

    static tmsize_t write(thandle_t handle, void *from, tmsize_t size)
    {
        Memory &memory = of(handle);
        if (memory.bytes.size() < memory.at + size)
            memory.bytes.resize(memory.at + size);
        std::memcpy(memory.bytes.data() + memory.at, from, std::size_t(size));
        memory.at += size;
        return size;
    }

    static toff_t seek(thandle_t handle, toff_t offset, int whence)
    {
        Memory &memory = of(handle);
        const qint64 from = whence == SEEK_CUR ? memory.at : whence == SEEK_END ? memory.bytes.size() : 0;
        memory.at = from + qint64(offset);
        return toff_t(memory.at);
    }

    static int close(thandle_t) { return 0; }
    static toff_t size(thandle_t handle) { return toff_t(of(handle).bytes.size()); }
};

struct Closer {
    void operator()(TIFF *tiff) const { TIFFClose(tiff); }
};

bool describe(TIFF *tiff, PIX *bits)
{
    const auto width = uint32_t(pixGetWidth(bits));
    const auto height = uint32_t(pixGetHeight(bits));
    return TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, width) && TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height)
        && TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1) && TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1)
        && TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, height)
        && TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4)
        && TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
}

} // namespace

Result<QByteArray> encodeGroupFour(PIX *bits)
{
    const auto failed = fail(FaultId::Internal, u"encoding CCITT Group 4 failed"_s);
    if (!bits || pixGetDepth(bits) != 1)
        return failed;
    Memory memory;
    const std::unique_ptr<TIFF, Closer> tiff(TIFFClientOpen("stencil", "w", &memory, Memory::read,
        Memory::write, Memory::seek, Memory::close, Memory::size, nullptr, nullptr));
    if (!tiff || !describe(tiff.get(), bits))
        return failed;

    // Leptonica keeps pixels in machine words; TIFF wants bytes, rows without padding.
    const PixPtr swapped(pixEndianByteSwapNew(bits));
    if (!swapped)
        return failed;
    const auto stride = qsizetype(pixGetWidth(bits) + 7) / 8;
    QByteArray rows(stride * pixGetHeight(bits), Qt::Uninitialized);
    for (int y = 0; y < pixGetHeight(bits); ++y) {
        const l_uint32 *from =
            pixGetData(swapped.get()) + std::size_t(y) * std::size_t(pixGetWpl(swapped.get()));
        std::memcpy(rows.data() + y * stride, from, std::size_t(stride));
    }
    uint64_t *offsets = nullptr;
    uint64_t *counts = nullptr;
    if (TIFFWriteEncodedStrip(tiff.get(), 0, rows.data(), rows.size()) < 0 || !TIFFFlushData(tiff.get())
        || !TIFFGetField(tiff.get(), TIFFTAG_STRIPOFFSETS, &offsets)
        || !TIFFGetField(tiff.get(), TIFFTAG_STRIPBYTECOUNTS, &counts))
        return failed;
    return memory.bytes.mid(qsizetype(offsets[0]), qsizetype(counts[0]));
}

} // namespace motcua
