// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/archivepage.h"

#include <cstdlib>

#include <QDataStream>
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

TEST(Archive, TurnsAPhotographAsItsCameraSays)
{
    for (quint16 orientation = 1; orientation <= 8; ++orientation) {
        // What a camera held that way stores for this picture.
        QImage stored = picture();
        const bool mirrored = orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
        const int turn = orientation == 3 || orientation == 4 ? 180
            : orientation == 6 || orientation == 7            ? 270
            : orientation == 5 || orientation == 8            ? 90
                                                              : 0;
        stored = stored.transformed(QTransform().rotate(turn));
        if (mirrored)
            stored = stored.mirrored(true, false);
        const auto page = archivePage(withExif(jpeg(stored), orientation), 300);
        ASSERT_TRUE(page) << orientation;
        EXPECT_EQ(page->keepsFile, orientation == 1);
        const QImage upright = orientation == 1 ? stored : QImage::fromData(page->page.jpeg);
        ASSERT_EQ(upright.size(), picture().size()) << orientation;
        for (const QPoint &at : {QPoint(100, 100), QPoint(100, 1000), QPoint(700, 600)}) {
            const QColor is = upright.pixelColor(at);
            const QColor shouldBe = picture().pixelColor(at);
            EXPECT_LT(std::abs(is.red() - shouldBe.red()) + std::abs(is.blue() - shouldBe.blue()), 40)
                << orientation << " at " << at.x() << ',' << at.y();
        }
    }
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
    QByteArray huge = jpeg(picture({64, 64}));
    const qsizetype frame = huge.indexOf("\xff\xc0");
    huge.replace(frame + 5, 4, QByteArray("\x75\x30\x75\x30", 4)); // 30,000 × 30,000
    EXPECT_EQ(faultOf(huge), FaultId::ImageTooLarge);
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
