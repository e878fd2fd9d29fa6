// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ocr/oddfiles.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include <jpeglib.h>
#include <tiffio.hxx>

#include "drivers/reader/pix.h"

namespace oddfiles
{

namespace
{

constexpr int side = 300; // px

} // namespace

QByteArray cmykJpeg()
{
    jpeg_compress_struct info = {};
    jpeg_error_mgr errors;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char *bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &bytes, &size);
    info.image_width = side;
    info.image_height = side;
    info.input_components = 4;
    info.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&info);
    jpeg_start_compress(&info, TRUE);
    std::array<unsigned char, std::size_t(side) * 4> row = {};
    JSAMPROW rows[] = {row.data()};
    while (info.next_scanline < info.image_height)
        jpeg_write_scanlines(&info, rows, 1);
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    const QByteArray result(reinterpret_cast<const char *>(bytes), qsizetype(size));
    std::free(bytes);
    return result;
}

QByteArray cmykTiff()
{
    std::ostringstream out;
    TIFF *tiff = TIFFStreamOpen("cmyk", static_cast<std::ostream *>(&out));
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, side);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, side);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 4);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_SEPARATED);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, side);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 300.0);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 300.0);
    std::array<unsigned char, std::size_t(side) * 4> row = {};
    for (int y = 0; y < side; ++y)
        TIFFWriteScanline(tiff, row.data(), std::uint32_t(y), 0);
    TIFFClose(tiff);
    return QByteArray::fromStdString(out.str());
}

QByteArray twoPagedTiff()
{
    const motcua::PixPtr page(pixCreate(side, side, 8));
    pixSetAll(page.get());
    pixSetResolution(page.get(), 300, 300);
    PIXA *pages = pixaCreate(2);
    pixaAddPix(pages, page.get(), L_COPY);
    pixaAddPix(pages, page.get(), L_COPY);
    l_uint8 *bytes = nullptr;
    std::size_t size = 0;
    const bool written = pixaWriteMemMultipageTiff(&bytes, &size, pages) == 0;
    pixaDestroy(&pages);
    const QByteArray result(reinterpret_cast<const char *>(bytes), written ? qsizetype(size) : qsizetype(0));
    lept_free(bytes);
    return result;
}

} // namespace oddfiles
