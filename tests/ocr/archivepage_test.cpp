// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/archivepage.h"

#include <cstdlib>

#include <QDataStream>
#include <QFile>
#include <QIODevice>
#include <QImage>
#include <QPainter>
#include <QRandomGenerator>

#include <gtest/gtest.h>

#include "drivers/ocr/imagefile.h"
#include "tests/ocr/oddfiles.h"
#include "tests/ocr/vietnamesepage.h"

using namespace motcua;
using vietnamesepage::file;
using vietnamesepage::jpeg;

namespace
{

/// Red above, blue below, white to the right: a picture that shows how it lies.
QImage picture(QSize size = {900, 1200}, double dpi = 300)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.fillRect(0, 0, size.width() / 2, size.height() / 2, Qt::red);
    painter.fillRect(0, size.height() / 2, size.width() / 2, size.height() / 2, Qt::blue);
    painter.end();
    image.setDotsPerMeterX(qRound(dpi / 0.0254));
    image.setDotsPerMeterY(qRound(dpi / 0.0254));
    return image;
}

/// JFIF says no density: units 0.
QByteArray withoutDensity(QByteArray bytes)
{
    const qsizetype jfif = bytes.indexOf(QByteArray("JFIF\0", 5));
    bytes.replace(jfif + 7, 5, QByteArray("\0\0\1\0\1", 5));
    return bytes;
}

QByteArray withExif(const QByteArray &bytes, quint16 orientation)
{
    QByteArray tiff;
    QDataStream out(&tiff, QIODevice::WriteOnly);
    out.writeRawData("Exif\0\0MM", 8);
    out << quint16(42) << quint32(8) << quint16(1);
    out << quint16(0x0112) << quint16(3) << quint32(1) << orientation << quint16(0) << quint32(0);
    QByteArray segment;
    QDataStream head(&segment, QIODevice::WriteOnly);
    head << quint16(0xffe1) << quint16(tiff.size() + 2);
    return bytes.left(2) + segment + tiff + bytes.mid(2);
}

QByteArray pngHeaderOf(quint32 width, quint32 height)
{
    // Enough of a PNG to state its size; no decoder would find pixels.
    QByteArray bytes = file(picture({8, 8}), "PNG");
    QByteArray size;
    QDataStream out(&size, QIODevice::WriteOnly);
    out << width << height;
    bytes.replace(16, 8, size);
    return bytes;
}

/// By Leptonica: Qt's writers of these kinds are plugins that need not be there.
QByteArray leptonicaFile(const QImage &image, int format)
{
    const QByteArray png = file(image, "PNG");
    const PixPtr pix(pixReadMem(reinterpret_cast<const l_uint8 *>(png.constData()), std::size_t(png.size())));
    l_uint8 *bytes = nullptr;
    std::size_t size = 0;
    EXPECT_EQ(pixWriteMem(&bytes, &size, pix.get(), format), 0);
    const QByteArray result(reinterpret_cast<const char *>(bytes), qsizetype(size));
    lept_free(bytes);
    return result;
}

FaultId faultOf(const QByteArray &bytes, double dpi = 0)
{
    const auto page = archivePage(bytes, dpi);
    EXPECT_FALSE(page);
    return page ? FaultId::Internal : page.error().id;
}

TEST(Archive, KeepsTheBytesOfAJpeg)
{
    for (const QImage &image : {picture(), picture().convertToFormat(QImage::Format_Grayscale8)}) {
        const auto page = archivePage(jpeg(image), 0);
        ASSERT_TRUE(page);
        EXPECT_TRUE(page->keepsFile);
        EXPECT_EQ(page->page.size, image.size());
        EXPECT_NEAR(page->page.dpi, 300, 0.5);
    }
}

class OtherKinds : public ::testing::TestWithParam<int>
{
};

TEST_P(OtherKinds, BecomeAJpegOfTheSamePixelsAndScale)
{
    const QImage image = picture();
    const QByteArray bytes = leptonicaFile(image, GetParam());
    const auto page = archivePage(bytes, 300);
    ASSERT_TRUE(page) << page.error().detail.toStdString();
    EXPECT_FALSE(page->keepsFile);
    EXPECT_EQ(page->page.size, image.size());
    const QImage archived = QImage::fromData(page->page.jpeg, "JPG");
    ASSERT_EQ(archived.size(), image.size());
    EXPECT_NEAR(archived.dotsPerMeterX() * 0.0254, 300, 1) << "the density is written into it";
    for (const QPoint &at : {QPoint(100, 100), QPoint(100, 1000), QPoint(700, 600)}) {
        const QColor is = archived.pixelColor(at);
        const QColor was = image.pixelColor(at);
        EXPECT_NEAR(is.red(), was.red(), 6);
        EXPECT_NEAR(is.green(), was.green(), 6);
        EXPECT_NEAR(is.blue(), was.blue(), 6);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Files, OtherKinds, ::testing::Values(IFF_PNG, IFF_BMP, IFF_PNM, IFF_TIFF, IFF_TIFF_LZW, IFF_WEBP));

TEST(Archive, KeepsGrayGray)
{
    const auto page = archivePage(file(picture().convertToFormat(QImage::Format_Grayscale8), "PNG"), 0);
    ASSERT_TRUE(page);
    EXPECT_EQ(inspectJpeg(page->page.jpeg)->components, 1);
    const auto mono = archivePage(file(picture().convertToFormat(QImage::Format_Mono), "PNG"), 300);
    ASSERT_TRUE(mono);
    EXPECT_EQ(mono->page.size, picture().size());
}

TEST(Archive, ShowsPaperWhereAPictureIsTransparent)
{
    QImage image(600, 800, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    const auto page = archivePage(file(image, "PNG"), 300);
    ASSERT_TRUE(page);
    EXPECT_EQ(QImage::fromData(page->page.jpeg).pixelColor(300, 400), QColor(Qt::white));
}

/// What is stored of picture() where `orientation` brings it upright.
QImage storedFor(int orientation)
{
    const bool mirrored = orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
    const int turn = orientation == 3 || orientation == 4 ? 180
        : orientation == 6 || orientation == 7            ? 270
        : orientation == 5 || orientation == 8            ? 90
                                                          : 0;
    const QImage stored = picture().transformed(QTransform().rotate(turn));
    return mirrored ? stored.mirrored(true, false) : stored;
}

void expectPicture(const QImage &upright)
{
    ASSERT_EQ(upright.size(), picture().size());
    for (const QPoint &at : {QPoint(100, 100), QPoint(100, 1000), QPoint(700, 600)}) {
        const QColor is = upright.pixelColor(at);
        const QColor shouldBe = picture().pixelColor(at);
        EXPECT_LT(std::abs(is.red() - shouldBe.red()) + std::abs(is.blue() - shouldBe.blue()), 40)
            << "at " << at.x() << ',' << at.y();
    }
}

TEST(Archive, TurnsAPhotographAsItsCameraSays)
{
    for (quint16 orientation = 1; orientation <= 8; ++orientation) {
        SCOPED_TRACE(orientation);
        const QImage stored = storedFor(orientation);
        const auto page = archivePage(withExif(jpeg(stored), orientation), 300);
        ASSERT_TRUE(page);
        EXPECT_EQ(page->keepsFile, orientation == 1);
        expectPicture(orientation == 1 ? stored : QImage::fromData(page->page.jpeg));
    }
}

TEST(Archive, TurnsATiffAsItSays)
{
    for (int orientation = 1; orientation <= 8; ++orientation) {
        SCOPED_TRACE(orientation);
        const QImage stored =
            storedFor(orientation).convertToFormat(QImage::Format_RGB888); // 900 px: no padding
        const QByteArray rgb(reinterpret_cast<const char *>(stored.constBits()), stored.sizeInBytes());
        const auto page = archivePage(oddfiles::tiff(rgb, stored.size(), orientation), 0);
        ASSERT_TRUE(page) << page.error().detail.toStdString();
        EXPECT_NEAR(page->page.dpi, 300, 0.5);
        expectPicture(QImage::fromData(page->page.jpeg));
    }
}

/// Of this process, in bytes; the peak since the last call.
qint64 memoryPeak()
{
    QFile status(QStringLiteral("/proc/self/status"));
    EXPECT_TRUE(status.open(QIODevice::ReadOnly));
    const QByteArray text = status.readAll();
    const qint64 peak =
        text.sliced(text.indexOf("VmHWM:") + 6).simplified().split(' ')[0].toLongLong() * 1024;
    QFile clear(QStringLiteral("/proc/self/clear_refs"));
    EXPECT_TRUE(clear.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    EXPECT_EQ(clear.write("5"), 1);
    return peak;
}

TEST(Archive, HoldsThePixelsOfAPageTwiceAtMost)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer keeps what is given back";
#endif
    constexpr qint64 pixels = 4000 * 5000 * 4; // bytes
    QImage image(4000, 5000, QImage::Format_ARGB32);
    image.fill(QColor(200, 30, 30, 128));
    const QByteArray png = file(image, "PNG");
    const QByteArray turned = withExif(jpeg(image.convertToFormat(QImage::Format_RGB32)), 6);
    image = {};
    for (const QByteArray &bytes : {png, turned}) {
        memoryPeak();
        const qint64 before = memoryPeak(); // what is held now
        ASSERT_TRUE(archivePage(bytes, 300));
        EXPECT_LT(memoryPeak() - before, 2 * pixels + pixels / 4);
    }
}

TEST(Archive, RefusesWhatWouldTakeTooMuchMemoryBeforeItsPixelsAreTouched)
{
    // Decoded row by row; in several scans, as a whole.
    const QByteArray progressive = oddfiles::progressiveJpeg();
    EXPECT_TRUE(inspectJpeg(progressive)->held >= 300 * 300 * 3);
    EXPECT_EQ(inspectJpeg(jpeg(picture()))->held, 0);
    EXPECT_TRUE(archivePage(progressive, 0)) << "a small one is taken";
    EXPECT_TRUE(openImage(oddfiles::withSize(progressive, {6000, 6600})));
    EXPECT_EQ(faultOf(oddfiles::withSize(progressive, {15990, 6870})), FaultId::ImageTooLarge);
    EXPECT_TRUE(openImage(pngHeaderOf(4961, 7016))) << "A4 at 600 dpi in colour";
    EXPECT_EQ(faultOf(pngHeaderOf(7016, 9933)), FaultId::ImageTooLarge);
    // At its scale too large to be read, though decoded row by row.
    EXPECT_EQ(faultOf(oddfiles::withSize(jpeg(picture({64, 64})), {15990, 6870})), FaultId::ImageTooLarge);
    for (const double dpi : {300.0, 342.0, 400.0, 600.0}) {
        const QSize a3(int(297 / 25.4 * dpi), int(420 / 25.4 * dpi));
        EXPECT_NE(faultOf(oddfiles::withSize(jpeg(picture({64, 64}, dpi)), a3)), FaultId::ImageTooLarge)
            << dpi;
    }
    // A turned one is held twice: with fewer pixels where there are enough.
    const auto photograph = [](QSize size, double dpi) { return withExif(jpeg(picture(size, dpi)), 6); };
    const auto page = archivePage(photograph({6400, 8000}, 600), 0);
    ASSERT_TRUE(page);
    EXPECT_NEAR(page->page.dpi, 450, 1);
    EXPECT_EQ(page->page.size, QSize(6000, 4800));
    EXPECT_EQ(faultOf(photograph({6400, 8000}, 500), 300), FaultId::ImageTooLarge);
}

TEST(Archive, MakesAThumbnailOfTheLongSide480)
{
    for (const QByteArray &bytes : {jpeg(picture({2480, 3508})), file(picture({1300, 900}), "PNG")}) {
        const auto page = archivePage(bytes, 300);
        ASSERT_TRUE(page);
        const QImage thumbnail = QImage::fromData(page->page.thumbnail, "JPG");
        EXPECT_EQ(std::max(thumbnail.width(), thumbnail.height()), 480);
        EXPECT_GT(thumbnail.pixelColor(20, 20).red(), 200);
        EXPECT_LT(thumbnail.pixelColor(20, 20).blue(), 60);
    }
}

TEST(Archive, TakesTheScaleFromTheFileOrTheCallerOrTheShape)
{
    const auto dpiOf = [](const QByteArray &bytes, double asked = 0) {
        const auto page = archivePage(bytes, asked);
        EXPECT_TRUE(page) << (page ? "" : page.error().name().toStdString());
        return page ? page->page.dpi : 0;
    };
    EXPECT_NEAR(dpiOf(jpeg(picture({1654, 2339}, 200))), 200, 0.5);
    EXPECT_NEAR(dpiOf(file(picture({1654, 2339}, 200), "PNG")), 200, 0.5);
    EXPECT_NEAR(dpiOf(jpeg(picture({1654, 2339}, 200)), 400), 400, 0.5);
    EXPECT_NEAR(dpiOf(withoutDensity(jpeg(picture({2480, 3508})))), 300, 0.5) << "A4 by its shape";
    EXPECT_NEAR(dpiOf(withoutDensity(jpeg(picture({4961, 3508})))), 424, 1) << "A4 on its side";
    EXPECT_NEAR(dpiOf(withoutDensity(jpeg(picture({1200, 1200})))), 300, 0.5) << "no known shape";
    EXPECT_NEAR(dpiOf(jpeg(picture({2480, 3508}, 72))), 300, 0.5) << "a placeholder, not a sheet of 1.2 m";
}

TEST(Archive, RefusesAScanBelowTheLegalFloor)
{
    EXPECT_EQ(faultOf(jpeg(picture({1240, 1754}, 150))), FaultId::ImageResolutionLow);
    EXPECT_EQ(faultOf(file(picture({1240, 1754}, 150), "PNG")), FaultId::ImageResolutionLow);
    EXPECT_EQ(faultOf(jpeg(picture()), 100), FaultId::ImageResolutionLow);
    for (const QSize a4 : {QSize(827, 1169), QSize(1754, 1240)})
        EXPECT_EQ(faultOf(withoutDensity(jpeg(picture(a4)))), FaultId::ImageResolutionLow)
            << "A4 by its shape, " << a4.width() << " px wide";
    EXPECT_TRUE(archivePage(withoutDensity(jpeg(picture({827, 1169}))), 200)) << "A6, says the caller";
}

TEST(Archive, RefusesAScanWhosePixelsAreNotSquare)
{
    const auto fax = [](int across, int down) {
        QImage image = picture({1654, 2339}, across);
        image.setDotsPerMeterY(int(std::lround(down / 0.0254)));
        return image;
    };
    EXPECT_EQ(faultOf(jpeg(fax(204, 98))), FaultId::ImageResolutionLow);
    EXPECT_EQ(faultOf(file(fax(204, 98), "PNG")), FaultId::ImageResolutionLow);
    EXPECT_EQ(faultOf(file(fax(600, 300), "PNG")), FaultId::ImageUnreadable);
    EXPECT_TRUE(archivePage(jpeg(fax(301, 300)), 0)) << "rounded";
}

TEST(Archive, RefusesWhatIsTooLargeBeforeItsPixelsAreTouched)
{
    EXPECT_EQ(faultOf(pngHeaderOf(20000, 10)), FaultId::ImageTooLarge);
    EXPECT_EQ(faultOf(pngHeaderOf(19000, 19000)), FaultId::ImageTooLarge);
    EXPECT_EQ(faultOf(oddfiles::withSize(jpeg(picture({64, 64})), {30000, 30000})), FaultId::ImageTooLarge);
}

TEST(Archive, RefusesWhatCannotBeASheet)
{
    EXPECT_EQ(faultOf(file(picture({1, 1}), "PNG")), FaultId::ImageTooSmall);
    EXPECT_EQ(faultOf(file(picture({1, 1}, 72), "PNG")), FaultId::ImageTooSmall);
    EXPECT_EQ(faultOf(withoutDensity(jpeg(picture({1, 1})))), FaultId::ImageTooSmall);
    EXPECT_EQ(faultOf(jpeg(picture({3000, 100}))), FaultId::ImageTooSmall) << "a strip";
    EXPECT_EQ(faultOf(jpeg(picture({300, 300}, 600))), FaultId::ImageTooSmall) << "12.7 mm at its scale";
    EXPECT_TRUE(archivePage(jpeg(picture({354, 472})), 0)) << "a photograph of 3 x 4 cm is a paper, too";
}

TEST(Archive, SaysOfPrintColoursAndOfSeveralPagesWhatTheyAre)
{
    EXPECT_EQ(faultOf(oddfiles::cmykJpeg()), FaultId::ImageCmyk);
    EXPECT_EQ(faultOf(oddfiles::cmykTiff()), FaultId::ImageCmyk);
    EXPECT_EQ(faultOf(oddfiles::twoPagedTiff()), FaultId::ImageSeveralPages);
}

TEST(Archive, RefusesDamageOfAnyKind)
{
    const QByteArray whole = jpeg(vietnamesepage::draw(0).image);
    EXPECT_EQ(faultOf({}), FaultId::ImageUnreadable);
    EXPECT_EQ(faultOf("Xin chao, day khong phai la anh."), FaultId::ImageUnreadable);
    EXPECT_EQ(faultOf(whole.left(whole.size() / 2)), FaultId::ImageUnreadable) << "half a page is no page";
    EXPECT_EQ(faultOf(whole.left(whole.size() - 2)), FaultId::ImageUnreadable);
    for (const int rows : {100, 1000, 2000, 3000}) {
        const QSize size = vietnamesepage::draw(0).image.size();
        EXPECT_EQ(faultOf(oddfiles::withSize(whole, {size.width(), size.height() - rows})),
            FaultId::ImageUnreadable)
            << "the header hides " << rows << " rows";
        EXPECT_EQ(faultOf(oddfiles::withSize(whole, {size.width(), size.height() + rows})),
            FaultId::ImageUnreadable);
    }
    QByteArray padded = whole;
    EXPECT_TRUE(archivePage(padded.insert(whole.size() - 2, 2, '\0'), 0)) << "as some scanners fill up";
    QByteArray overwritten = whole;
    overwritten.replace(whole.size() / 2, 3000, QByteArray(3000, '\xff'));
    EXPECT_EQ(faultOf(overwritten), FaultId::ImageUnreadable);
    const QByteArray png = file(picture(), "PNG");
    EXPECT_EQ(faultOf(png.left(png.size() / 2)), FaultId::ImageUnreadable);
    EXPECT_EQ(faultOf(pngHeaderOf(5000, 5000)), FaultId::ImageUnreadable);
    QByteArray noise(20000, '\0');
    QRandomGenerator(3).fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
    EXPECT_EQ(faultOf(noise), FaultId::ImageUnreadable);
    EXPECT_EQ(faultOf("\xff\xd8\xff" + noise), FaultId::ImageUnreadable);
}

} // namespace
