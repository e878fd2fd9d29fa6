// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/pagelayers.h"

#include <random>
#include <utility>

#include <QPainter>

#include <gtest/gtest.h>

#include "app/domain/groupfourcheck.h"
#include "app/domain/jpegheader.h"
#include "app/domain/readingcodec.h"
#include "drivers/ocr/groupfour.h"
#include "drivers/ocr/jpegcodec.h"
#include "tests/ocr/vietnamesepage.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

/// Runs of any length, more or less like the row above.
PixPtr anyBits(int width, int height, std::mt19937 &random)
{
    PixPtr bits(pixCreate(width, height, 1));
    for (int y = 0; y < height; ++y) {
        const int wander = int(random() % 7);
        for (int x = int(random() % 40); x < width;) {
            const int run = 1 + int(random() % (random() % 3 ? 9 : 3000));
            pixRasterop(bits.get(), x, y, run, 1 + wander, PIX_SET, nullptr, 0, 0);
            x += run + 1 + int(random() % (random() % 3 ? 9 : 3000));
        }
    }
    return bits;
}

TEST(GroupFour, IsWalkedThroughAsItWasCoded)
{
    std::mt19937 random(4);
    for (const QSize size : {QSize(1, 1), QSize(7, 3), QSize(64, 20), QSize(2481, 60), QSize(9000, 12)}) {
        for (int i = 0; i < 20; ++i) {
            const auto coded = encodeGroupFour(anyBits(size.width(), size.height(), random).get());
            ASSERT_TRUE(coded);
            EXPECT_TRUE(isGroupFour(*coded, size)) << size.width() << " x " << size.height();
            EXPECT_FALSE(isGroupFour(*coded, size + QSize(0, 1)));
            EXPECT_FALSE(isGroupFour(*coded + '\0', size));
            for (qsizetype cut = 0; cut < coded->size(); cut += 1 + coded->size() / 50)
                EXPECT_FALSE(isGroupFour(coded->first(cut), size)) << cut;
        }
    }
}

TEST(GroupFour, IsNotAnythingElse)
{
    std::mt19937 random(5);
    int passed = 0;
    for (int i = 0; i < 2000; ++i) {
        QByteArray bytes(200, '\0');
        for (char &byte : bytes)
            byte = char(random());
        passed += isGroupFour(bytes, {200, 40});
    }
    EXPECT_EQ(passed, 0);
    EXPECT_FALSE(isGroupFour({}, {8, 8}));
    EXPECT_FALSE(isGroupFour(QByteArray(100000, '\0'), {16000, 16000}));
    EXPECT_FALSE(isGroupFour(QByteArray(100000, '\x20'), {16000, 16000}));
}

std::optional<PageLayers> layersOfJpeg(const QByteArray &jpeg, double dpi)
{
    auto page = PagePixels::open(jpeg, dpi);
    return page ? layersOf(*page) : std::nullopt;
}

std::optional<PageLayers> layersOfPage(const QImage &image, double dpi = vietnamesepage::dpi)
{
    return layersOfJpeg(vietnamesepage::jpeg(image), dpi);
}

qsizetype bytesOf(const PageLayers &layers)
{
    qsizetype bytes = layers.picture.size();
    for (const Stencil &stencil : layers.stencils)
        bytes += stencil.g4.size();
    return bytes;
}

TEST(PageLayers, LiftThePrintOffThePaper)
{
    const QImage page = vietnamesepage::draw(0).image;
    const auto layers = layersOfPage(page);
    ASSERT_TRUE(layers);
    EXPECT_EQ(layers->size, page.size());
    EXPECT_EQ(layers->eighths, 6); // 225 dpi
    ASSERT_EQ(layers->stencils.size(), PageLayers::mostStencils);
    EXPECT_LT(qGray(layers->stencils.last().rgb), 60);
    for (qsizetype i = 1; i < layers->stencils.size(); ++i)
        EXPECT_LT(qGray(layers->stencils[i].rgb), qGray(layers->stencils[i - 1].rgb));
    const QImage picture = QImage::fromData(layers->picture);
    EXPECT_EQ(picture.size(), layers->pictureSize());
    int dark = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            dark += qGray(picture.pixel(x, y)) < 160;
    }
    EXPECT_EQ(dark, 0);
}

TEST(PageLayers, LeaveColourWhereItIs)
{
    QImage page = vietnamesepage::draw(0).image;
    QPainter painter(&page);
    painter.setPen(QPen(QColor(200, 30, 40), 16));
    painter.drawEllipse(QPoint(1200, 1700), 300, 300);
    painter.end();
    const auto layers = layersOfPage(page);
    ASSERT_TRUE(layers);
    EXPECT_FALSE(layers->stencils.isEmpty());
    const QRgb seal = QImage::fromData(layers->picture).pixel(1500 * 6 / 8, 1700 * 6 / 8);
    EXPECT_GT(qRed(seal) - qBlue(seal), 120);
}

/// Black print, and a signature in an ink that is nearly black, too.
TEST(PageLayers, TellAnOriginalsInkFromItsPrint)
{
    for (const QColor ink : {QColor(25, 28, 54), QColor(86, 62, 54), QColor(20, 46, 30)}) {
        QImage page = vietnamesepage::draw(0).image;
        QPainter painter(&page);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink, 6));
        QPolygon signature;
        for (int i = 0; i < 60; ++i)
            signature << QPoint(1200 + i * 12, 3250 + (i % 2 ? 80 : -40));
        painter.drawPolyline(signature);
        painter.end();
        const auto layers = layersOfPage(page);
        ASSERT_TRUE(layers);
        EXPECT_FALSE(layers->stencils.isEmpty());
        const QImage picture = QImage::fromData(layers->picture);
        long redder = 0, bluer = 0, dark = 0;
        for (int y = 3200 * 6 / 8; y < 3340 * 6 / 8; ++y) {
            for (int x = 1200 * 6 / 8; x < 1900 * 6 / 8; ++x) {
                const QRgb rgb = picture.pixel(x, y);
                if (qGray(rgb) > 100)
                    continue;
                ++dark;
                redder += qRed(rgb) - qGreen(rgb);
                bluer += qBlue(rgb) - qGreen(rgb);
            }
        }
        ASSERT_GT(dark, 500) << ink.name().toStdString();
        EXPECT_NEAR(double(redder) / double(dark), ink.red() - ink.green(), 10) << ink.name().toStdString();
        EXPECT_NEAR(double(bluer) / double(dark), ink.blue() - ink.green(), 10) << ink.name().toStdString();
    }
}

/// The whole page is a picture with detail everywhere.
TEST(PageLayers, KeepTheBudgetOfAPageOfPictures)
{
    QImage page(2480, 3508, QImage::Format_RGB32);
    std::mt19937 random(3);
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < 60000; ++i) {
        painter.setPen(QPen(QColor::fromRgb(QRgb(random())), 3));
        const QPoint from(int(random() % 2480), int(random() % 3508));
        painter.drawLine(from, from + QPoint(int(random() % 60), int(random() % 60)));
    }
    painter.end();
    const auto layers = layersOfPage(page);
    ASSERT_TRUE(layers);
    EXPECT_LE(bytesOf(*layers), 2 * 3100 * 8.27 * 11.7);
}

TEST(PageLayers, KeepPhotographsAsPictures)
{
    // Even middle tones beside print: the print is lifted, they are not.
    QImage page = vietnamesepage::draw(0, 12, 10).image;
    QPainter painter(&page);
    QLinearGradient gradient(400, 2400, 1400, 3200);
    gradient.setColorAt(0, QColor(40, 40, 40));
    gradient.setColorAt(1, QColor(235, 235, 235));
    painter.fillRect(QRect(400, 2400, 1000, 800), gradient);
    painter.end();
    const auto layers = layersOfPage(page);
    ASSERT_TRUE(layers);
    EXPECT_FALSE(layers->stencils.isEmpty());
    const QImage picture = QImage::fromData(layers->picture);
    for (const QPoint at : {QPoint(700, 2600), QPoint(900, 2800), QPoint(1100, 3000)})
        EXPECT_NEAR(qGray(picture.pixel(at * 6 / 8)), qGray(page.pixel(at)), 6) << at.x();
}

TEST(PageLayers, MakeNoStencilsOfSoftPagesNorOfEmptyOnes)
{
    const QImage sharp = vietnamesepage::draw(0).image;
    const QImage soft = sharp.scaled(sharp.size() / 5, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                            .scaled(sharp.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const auto layers = layersOfPage(soft);
    ASSERT_TRUE(layers);
    EXPECT_TRUE(layers->stencils.isEmpty());

    QImage empty = sharp;
    empty.fill(QColor(250, 248, 244));
    const auto blank = layersOfPage(empty);
    ASSERT_TRUE(blank);
    EXPECT_TRUE(blank->stencils.isEmpty());
}

TEST(PageLayers, NeverGoBelow200Dpi)
{
    const QImage page = vietnamesepage::draw(0, 12, 8).image;
    for (const int dpi : {200, 240, 300, 400, 600}) {
        const QSize size = page.size() * dpi / vietnamesepage::dpi;
        const auto layers =
            layersOfPage(page.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), dpi);
        ASSERT_TRUE(layers) << dpi;
        EXPECT_GE(dpi * layers->eighths / 8, 200) << dpi;
    }
}

TEST(PageLayers, GrayPagesStayGray)
{
    const auto layers =
        layersOfPage(vietnamesepage::draw(0).image.convertToFormat(QImage::Format_Grayscale8));
    ASSERT_TRUE(layers);
    EXPECT_EQ(readJpegHeader(layers->picture)->components, 1);
    EXPECT_FALSE(layers->stencils.isEmpty());
}

TEST(PageLayers, AreNotMadeOfWhatIsNoPageOrWouldSaveNothing)
{
    EXPECT_FALSE(layersOfJpeg("no image", 300));
    const QByteArray jpeg = vietnamesepage::jpeg(vietnamesepage::draw(0, 12, 3).image);
    EXPECT_FALSE(layersOfJpeg(jpeg.left(jpeg.size() / 2), 300));
    EXPECT_FALSE(layersOfJpeg(jpeg, 0));
    // Soft, and coded more coarsely than the picture would be.
    const QImage small =
        vietnamesepage::draw(0).image.scaled(414, 585, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage soft = small.scaled(1654, 2339, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const auto pixels = decodeJpeg(vietnamesepage::jpeg(soft, 95), JpegColour::Rgb);
    ASSERT_TRUE(pixels);
    const auto coarse = encodeJpeg(pixels->get(), 30, 200);
    ASSERT_TRUE(coarse);
    EXPECT_FALSE(layersOfJpeg(*coarse, 200));
}

/// Mean step of the picture's table and of the page's own.
std::pair<double, double> stepsOfPageStoredAt(int quality)
{
    const QByteArray jpeg = vietnamesepage::jpeg(vietnamesepage::draw(0).image, quality);
    const auto layers = layersOfJpeg(jpeg, vietnamesepage::dpi);
    const auto page = inspectJpeg(jpeg);
    const auto picture = layers ? inspectJpeg(layers->picture) : page;
    return page && picture ? std::pair(picture->step, page->step) : std::pair(0.0, 0.0);
}

TEST(PageLayers, OfACoarselyStoredPageAreNotFinerThanHalfItsSteps)
{
    const auto [fine, storedFine] = stepsOfPageStoredAt(85);
    EXPECT_NEAR(storedFine, 17, 1);
    EXPECT_NEAR(fine, 35, 1); // quality 70
    const auto [coarse, storedCoarse] = stepsOfPageStoredAt(22);
    EXPECT_NEAR(storedCoarse, 130, 3);
    EXPECT_NEAR(coarse, storedCoarse / 2, 3);
    const auto [coarsest, storedCoarsest] = stepsOfPageStoredAt(10);
    EXPECT_NEAR(storedCoarsest, 235, 60); // steps end at 255
    EXPECT_NEAR(coarsest, 72, 1); // quality 40
}

TEST(PageLayers, TravelWithTheReading)
{
    PageReading reading;
    reading.layers = layersOfPage(vietnamesepage::draw(0, 12, 12).image);
    ASSERT_TRUE(reading.layers);
    const auto back = readingFromCbor(readingToCbor(reading));
    ASSERT_TRUE(back);
    ASSERT_TRUE(back->layers);
    EXPECT_EQ(back->layers->size, reading.layers->size);
    EXPECT_EQ(back->layers->eighths, reading.layers->eighths);
    EXPECT_EQ(back->layers->picture, reading.layers->picture);
    EXPECT_EQ(bytesOf(*back->layers), bytesOf(*reading.layers));
    for (qsizetype i = 0; i < back->layers->stencils.size(); ++i)
        EXPECT_EQ(back->layers->stencils[i].rgb, reading.layers->stencils[i].rgb);
}

} // namespace
