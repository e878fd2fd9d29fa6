// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/scanner/rgbimage.h"

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <jpeglib.h>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

struct ErrorExit {
    jpeg_error_mgr manager;
    std::jmp_buf back;
};

void leaveLibrary(j_common_ptr info)
{
    std::longjmp(reinterpret_cast<ErrorExit *>(info->err)->back, 1);
}

/// Plain C in spirit: nothing with a destructor lives across the library's longjmp.
bool compress(const RgbImage &image, int quality, unsigned dpi, unsigned char **buffer, unsigned long *size)
{
    jpeg_compress_struct encoder;
    ErrorExit error;
    encoder.err = jpeg_std_error(&error.manager);
    error.manager.error_exit = leaveLibrary;
    if (setjmp(error.back)) {
        jpeg_destroy_compress(&encoder);
        return false;
    }
    jpeg_create_compress(&encoder);
    jpeg_mem_dest(&encoder, buffer, size);
    encoder.image_width = static_cast<JDIMENSION>(image.width);
    encoder.image_height = static_cast<JDIMENSION>(image.height());
    encoder.input_components = 3;
    encoder.in_color_space = JCS_RGB;
    jpeg_set_defaults(&encoder);
    jpeg_set_quality(&encoder, quality, TRUE);
    encoder.optimize_coding = TRUE;
    encoder.comp_info[0].h_samp_factor = 1;
    encoder.comp_info[0].v_samp_factor = 1;
    encoder.density_unit = 1; // dots per inch
    encoder.X_density = static_cast<UINT16>(dpi);
    encoder.Y_density = static_cast<UINT16>(dpi);
    jpeg_start_compress(&encoder, TRUE);
    while (encoder.next_scanline < encoder.image_height) {
        auto *row = const_cast<JSAMPROW>(image.bytes.data()
            + static_cast<std::size_t>(encoder.next_scanline) * 3 * static_cast<std::size_t>(image.width));
        jpeg_write_scanlines(&encoder, &row, 1);
    }
    jpeg_finish_compress(&encoder);
    jpeg_destroy_compress(&encoder);
    return true;
}

} // namespace

int RgbImage::height() const
{
    return width > 0 ? static_cast<int>(bytes.size() / (3 * static_cast<std::size_t>(width))) : 0;
}

Result<QByteArray> RgbImage::toJpeg(int quality, double dpi) const
{
    unsigned char *buffer = nullptr;
    unsigned long size = 0;
    const bool good = compress(*this, quality, static_cast<unsigned>(std::lround(dpi)), &buffer, &size);
    const std::unique_ptr<unsigned char, decltype(&std::free)> owner(buffer, &std::free);
    if (!good)
        return fail(FaultId::ScannerNoMemory, u"the page could not be compressed"_s);
    return QByteArray(reinterpret_cast<const char *>(buffer), static_cast<qsizetype>(size));
}

RgbImage RgbImage::thumbnail(int longSide) const
{
    const int longest = std::max(width, height());
    if (longest <= longSide)
        return *this;
    RgbImage small;
    small.width = std::max(1, width * longSide / longest);
    const int rows = std::max(1, height() * longSide / longest);
    small.bytes.reserve(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(rows) * 3);
    for (int y = 0; y < rows; ++y) {
        const int top = static_cast<int>(static_cast<qint64>(y) * height() / rows);
        const int bottom = std::max(top + 1, static_cast<int>(static_cast<qint64>(y + 1) * height() / rows));
        for (int x = 0; x < small.width; ++x) {
            const int left = static_cast<int>(static_cast<qint64>(x) * width / small.width);
            const int right =
                std::max(left + 1, static_cast<int>(static_cast<qint64>(x + 1) * width / small.width));
            unsigned sum[3] = {0, 0, 0};
            for (int v = top; v < bottom; ++v) {
                const unsigned char *pixel = bytes.data()
                    + (static_cast<std::size_t>(v) * static_cast<std::size_t>(width)
                          + static_cast<std::size_t>(left))
                        * 3;
                for (int u = left; u < right; ++u, pixel += 3) {
                    sum[0] += pixel[0];
                    sum[1] += pixel[1];
                    sum[2] += pixel[2];
                }
            }
            const auto count = static_cast<unsigned>((bottom - top) * (right - left));
            for (const unsigned part : sum)
                small.bytes.push_back(static_cast<unsigned char>(part / count));
        }
    }
    return small;
}

} // namespace motcua
