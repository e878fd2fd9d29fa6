// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/jpegcodec.h"

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <numeric>
#include <vector>

#include <jpeglib.h>

#include <jerror.h>

#include "drivers/ocr/exif.h"

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

constexpr double centimetresPerInch = 2.54;
constexpr qint64 leastRowBytes = 4;

/// libjpeg reports errors by leaving the function: every local beyond the jump below must be trivial.
struct Errors {
    jpeg_error_mgr manager;
    std::jmp_buf escape;
    bool damaged = false;
    qint64 leftOver = 0; ///< bytes of coded pixels that no row was made of

    static Errors &of(j_common_ptr info) { return *reinterpret_cast<Errors *>(info->err); }

    static void leave(j_common_ptr info) { std::longjmp(of(info).escape, 1); }

    static void message(j_common_ptr info, int level)
    {
        if (level >= 0)
            return;
        switch (info->err->msg_code) {
        case JWRN_EXTRANEOUS_DATA:
            of(info).skipped(info, info->err->msg_parm.i[0]);
            return;
        case JWRN_JFIF_MAJOR: // harmless in what cameras and old scanners write
        case JWRN_ADOBE_XFORM:
            return;
        default:
            of(info).damaged = true;
        }
    }

    /// A few bytes too many are harmless too; a row of blocks takes at least a bit each.
    void skipped(j_common_ptr info, int bytes)
    {
        if (!info->is_decompressor)
            return;
        const auto *reading = reinterpret_cast<const jpeg_decompress_struct *>(info);
        if (reading->input_scan_number == 0) // before the pixels
            return;
        leftOver += bytes;
        damaged = damaged || leftOver > std::max<qint64>(leastRowBytes, reading->MCUs_per_row / 8);
    }

    jpeg_error_mgr *install()
    {
        jpeg_std_error(&manager);
        manager.error_exit = leave;
        manager.emit_message = message;
        manager.output_message = [](j_common_ptr) {};
        return &manager;
    }
};

struct Reader {
    jpeg_decompress_struct info = {};
    Errors errors;

    Reader() { info.err = errors.install(); }
    ~Reader() { jpeg_destroy_decompress(&info); }
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;
};

tl::unexpected<Fault> unreadable(const char *why)
{
    return fail(FaultId::ImageUnreadable, u"JPEG: "_s + QLatin1StringView(why));
}

void open(Reader &reader, QByteArrayView jpeg)
{
    jpeg_create_decompress(&reader.info);
    jpeg_mem_src(&reader.info, reinterpret_cast<const unsigned char *>(jpeg.data()),
        static_cast<unsigned long>(jpeg.size()));
}

/// `density`: across or down.
double jfifDensity(const jpeg_decompress_struct &info, double density)
{
    if (!info.saw_JFIF_marker)
        return 0;
    switch (info.density_unit) {
    case 1:
        return density;
    case 2:
        return density * centimetresPerInch;
    default:
        return 0;
    }
}

double lightnessStep(const jpeg_decompress_struct &info)
{
    const int number = info.comp_info[0].quant_tbl_no;
    const JQUANT_TBL *table = number >= 0 && number < NUM_QUANT_TBLS ? info.quant_tbl_ptrs[number] : nullptr;
    return table ? std::accumulate(std::begin(table->quantval), std::end(table->quantval), 0.0) / DCTSIZE2
                 : 0;
}

/// libjpeg decodes row by row, but one that comes in several scans only as a whole.
qint64 coefficientBytes(const jpeg_decompress_struct &info)
{
    qint64 blocks = 0;
    for (int i = 0; i < info.num_components; ++i)
        blocks += qint64(info.comp_info[i].width_in_blocks) * info.comp_info[i].height_in_blocks;
    return blocks * qint64(sizeof(JBLOCK));
}

/// Fills the rows of `pix`; false when libjpeg gave up. Only trivial locals: see Errors.
bool readRows(Reader &reader, PIX *pix)
{
    if (setjmp(reader.errors.escape) != 0) // NOLINT(cert-err52-cpp): libjpeg's way
        return false;
    while (reader.info.output_scanline < reader.info.output_height) {
        auto *row = reinterpret_cast<JSAMPROW>(
            pixGetData(pix) + std::size_t(reader.info.output_scanline) * std::size_t(pixGetWpl(pix)));
        jpeg_read_scanlines(&reader.info, &row, 1);
    }
    jpeg_finish_decompress(&reader.info);
    return true;
}

bool readHead(Reader &reader, QByteArrayView jpeg)
{
    if (setjmp(reader.errors.escape) != 0) // NOLINT(cert-err52-cpp)
        return false;
    open(reader, jpeg);
    jpeg_save_markers(&reader.info, JPEG_APP0 + 1, 0xffff);
    return jpeg_read_header(&reader.info, TRUE) == JPEG_HEADER_OK;
}

bool begin(Reader &reader)
{
    if (setjmp(reader.errors.escape) != 0) // NOLINT(cert-err52-cpp)
        return false;
    return jpeg_start_decompress(&reader.info) == TRUE;
}

struct Writer {
    jpeg_compress_struct info = {};
    Errors errors;
    unsigned char *bytes = nullptr;
    unsigned long size = 0;

    Writer() { info.err = errors.install(); }
    ~Writer()
    {
        jpeg_destroy_compress(&info);
        std::free(bytes);
    }
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
};

bool writeAll(Writer &writer, PIX *pix, int quality, int density)
{
    if (setjmp(writer.errors.escape) != 0) // NOLINT(cert-err52-cpp)
        return false;
    jpeg_create_compress(&writer.info);
    jpeg_mem_dest(&writer.info, &writer.bytes, &writer.size);
    const bool gray = pixGetDepth(pix) == 8;
    writer.info.image_width = JDIMENSION(pixGetWidth(pix));
    writer.info.image_height = JDIMENSION(pixGetHeight(pix));
    writer.info.input_components = gray ? 1 : 4;
    writer.info.in_color_space = gray ? JCS_GRAYSCALE : JCS_EXT_XBGR;
    jpeg_set_defaults(&writer.info);
    jpeg_set_quality(&writer.info, quality, TRUE);
    writer.info.optimize_coding = TRUE;
    if (density > 0) {
        writer.info.density_unit = 1;
        writer.info.X_density = UINT16(density);
        writer.info.Y_density = UINT16(density);
    }
    jpeg_start_compress(&writer.info, TRUE);
    while (writer.info.next_scanline < writer.info.image_height) {
        auto *row = reinterpret_cast<JSAMPROW>(
            pixGetData(pix) + std::size_t(writer.info.next_scanline) * std::size_t(pixGetWpl(pix)));
        jpeg_write_scanlines(&writer.info, &row, 1);
    }
    jpeg_finish_compress(&writer.info);
    return true;
}

} // namespace

Result<JpegInfo> inspectJpeg(QByteArrayView jpeg)
{
    Reader reader;
    if (!readHead(reader, jpeg))
        return unreadable("no header");
    const auto &info = reader.info;
    JpegInfo result;
    result.size = QSize(int(info.image_width), int(info.image_height));
    result.components = info.num_components;
    result.embeddable = info.data_precision == 8 && !info.arith_code;
    result.dpi = jfifDensity(info, info.X_density);
    result.dpiDown = jfifDensity(info, info.Y_density);
    result.step = lightnessStep(info);
    result.held = jpeg_has_multiple_scans(&reader.info) ? coefficientBytes(info) : 0;
    for (auto *marker = info.marker_list; marker; marker = marker->next) {
        const QByteArrayView data(
            reinterpret_cast<const char *>(marker->data), qsizetype(marker->data_length));
        const ExifFacts facts = readExif(data);
        if (facts.orientation)
            result.exifOrientation = facts.orientation;
        if (result.dpi <= 0)
            result.dpi = facts.dpi;
    }
    return result;
}

Result<PixPtr> decodeJpeg(QByteArrayView jpeg, JpegColour colour, int eighths)
{
    Reader reader;
    if (!readHead(reader, jpeg))
        return unreadable("no header");
    reader.info.scale_num = unsigned(eighths);
    reader.info.scale_denom = 8;
    reader.info.out_color_space = colour == JpegColour::Gray ? JCS_GRAYSCALE : JCS_EXT_XBGR;
    reader.info.dct_method = JDCT_ISLOW;
    if (!begin(reader))
        return unreadable("cannot be decoded");
    PixPtr pix(pixCreateNoInit(
        int(reader.info.output_width), int(reader.info.output_height), colour == JpegColour::Gray ? 8 : 32));
    if (!pix)
        return fail(FaultId::ImageTooLarge, u"no memory for the pixels"_s);
    pixSetPadBits(pix.get(), 0);
    if (!readRows(reader, pix.get()) || reader.errors.damaged)
        return unreadable("damaged or cut short");
    // Leptonica keeps pixels in machine words, first pixel in the highest byte; XBGR bytes are such words
    // already.
    if (colour == JpegColour::Gray)
        pixEndianByteSwap(pix.get());
    return pix;
}

Result<QByteArray> encodeJpeg(PIX *pix, int quality, double dpi)
{
    if (!pix || (pixGetDepth(pix) != 8 && pixGetDepth(pix) != 32))
        return fail(FaultId::Internal, u"only 8 and 32 bit images become JPEGs"_s);
    PixPtr swapped;
    if (pixGetDepth(pix) == 8) {
        swapped.reset(pixEndianByteSwapNew(pix));
        pix = swapped.get();
    }
    Writer writer;
    if (!pix || !writeAll(writer, pix, quality, int(std::lround(dpi))))
        return fail(FaultId::Internal, u"encoding a JPEG failed"_s);
    return QByteArray(reinterpret_cast<const char *>(writer.bytes), qsizetype(writer.size));
}

} // namespace motcua
