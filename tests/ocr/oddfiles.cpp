// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ocr/oddfiles.h"

#include <algorithm>
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

/// All black. `progressive`: in several scans.
QByteArray blackJpeg(J_COLOR_SPACE colours, int components, bool progressive)
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
    info.input_components = components;
    info.in_color_space = colours;
    jpeg_set_defaults(&info);
    if (progressive)
        jpeg_simple_progression(&info);
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

/// One strip of 8 bit samples; row by row from `row`.
template <typename Row>
QByteArray tiffOf(int width, int height, int samples, int photometric, int orientation, Row row)
{
    std::ostringstream out;
    TIFF *tiff = TIFFStreamOpen("page", static_cast<std::ostream *>(&out));
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, samples);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, height);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, orientation);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 300.0);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 300.0);
    for (int y = 0; y < height; ++y)
        TIFFWriteScanline(tiff, row(y), std::uint32_t(y), 0);
    TIFFClose(tiff);
    return QByteArray::fromStdString(out.str());
}

} // namespace

QByteArray cmykJpeg()
{
    return blackJpeg(JCS_CMYK, 4, false);
}

QByteArray progressiveJpeg()
{
    return blackJpeg(JCS_RGB, 3, true);
}

QByteArray withSize(QByteArray jpeg, QSize said)
{
    // Start of frame, baseline or progressive: marker, length, precision, then height and width (ITU-T T.81,
    // B.2.2).
    const qsizetype frame = std::max(jpeg.indexOf("\xff\xc0"), jpeg.indexOf("\xff\xc2"));
    const auto put = [&](qsizetype at, int number) {
        jpeg[frame + at] = char(number >> 8);
        jpeg[frame + at + 1] = char(number & 255);
    };
    put(5, said.height());
    put(7, said.width());
    return jpeg;
}

QByteArray cmykTiff()
{
    std::array<unsigned char, std::size_t(side) * 4> row = {};
    return tiffOf(side, side, 4, PHOTOMETRIC_SEPARATED, ORIENTATION_TOPLEFT, [&](int) { return row.data(); });
}

QByteArray tiff(QByteArray rgb, QSize size, int orientation)
{
    return tiffOf(size.width(), size.height(), 3, PHOTOMETRIC_RGB, orientation,
        [&](int y) { return rgb.data() + qsizetype(y) * size.width() * 3; });
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
