// SPDX-License-Identifier: GPL-3.0-or-later
// The road of a page from the scanner's JPEG to the archive, for each kind of page that there is: recognised,
// taken apart, written, and then judged by tools that are not ours.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "app/digitise/pdfwriter.h"
#include "drivers/ocr/groupfour.h"
#include "drivers/ocr/pagelayers.h"
#include "drivers/ocr/pagereader.h"
#include "tests/digitise/pdftools.h"
#include "tests/ocr/degradedpage.h"

using namespace motcua;
using namespace Qt::StringLiterals;
using degradedpage::Kind;

namespace
{

constexpr int seed = 3;
constexpr double legalDpi = 200; // NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục I, khoản 2
constexpr int block = 4; // px: two thirds of a millimetre at 150 dpi

struct Archived {
    DocumentPage page;
    QImage scan;
    QString pdf;
};

QString write(const DocumentPage &page, const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    const auto result = writePdf(file, 1, [&](int) -> Result<DocumentPage> { return page; },
        {u"Đơn đề nghị"_s, u"1.009846 don"_s, QDateTime::fromString(u"2026-07-01T08:30:00Z"_s, Qt::ISODate)});
    EXPECT_TRUE(result) << result.error().detail.toStdString();
    return path;
}

/// Half of the page's resolution is what a reader sees, and where readers agree: at full size they stretch
/// images to whole pixels, each kind of image in its own way.
QImage shown(const DocumentPage &page)
{
    const QTemporaryDir folder;
    return pdftools::rendered(write(page, folder.filePath(u"shown.pdf"_s)), page.image.dpi / 2);
}

class Archive : public ::testing::TestWithParam<Kind>
{
protected:
    /// Each page is made once, for all tests.
    static const Archived &archived(Kind kind)
    {
        static std::map<Kind, Archived> all;
        const auto found = all.find(kind);
        return found != all.end() ? found->second : all.emplace(kind, make(kind)).first->second;
    }

    static QString folder()
    {
        static const QTemporaryDir folder;
        return folder.path();
    }

private:
    static Archived make(Kind kind)
    {
        PageReader reader; // gone before Tesseract's own globals are
        const auto drawn = degradedpage::make(kind, seed);
        Archived made;
        made.scan = drawn.image;
        made.page.image = {drawn.jpeg, drawn.image.size(), drawn.dpi, {}};
        auto pixels = PagePixels::open(drawn.jpeg, drawn.dpi).value();
        const auto reading = reader.read(pixels);
        EXPECT_TRUE(reading);
        made.page.reading = reading.value_or(PageReading {});
        made.page.reading.layers = layersOf(pixels);
        EXPECT_TRUE(made.page.reading.layers);
        made.pdf = write(made.page, folder() + u'/' + degradedpage::nameOf(kind) + u".pdf"_s);
        return made;
    }
};

std::string nameOf(const ::testing::TestParamInfo<Kind> &info)
{
    QString name = degradedpage::nameOf(info.param);
    return name.remove(u'-').toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Archive, ::testing::ValuesIn(degradedpage::kinds().begin(), degradedpage::kinds().end()), nameOf);

TEST_P(Archive, GivesBackEveryWordThatWasRead)
{
    const Archived &made = archived(GetParam());
    QStringList words;
    for (const Word &word : made.page.reading.words)
        words << word.text;
    EXPECT_GT(words.size(), 50);
    EXPECT_EQ(pdftools::textLines(made.pdf, true).join(u' ').simplified(), words.join(u' '));
}

TEST_P(Archive, KeepsTheResolutionThatTheLawAsksFor)
{
    const Archived &made = archived(GetParam());
    const auto images = pdftools::images(made.pdf);
    ASSERT_FALSE(images.isEmpty());
    for (const pdftools::Image &image : images) {
        EXPECT_GE(image.dpi, legalDpi) << image.coding.toStdString();
        if (image.isStencil) {
            EXPECT_EQ(image.coding, u"ccitt"_s);
            EXPECT_NEAR(image.dpi, made.page.image.dpi, 1);
        } else {
            EXPECT_EQ(image.coding, u"jpeg"_s);
            EXPECT_EQ(image.colour, u"rgb"_s); // the law asks for colour, too
        }
    }
    EXPECT_EQ(images.first().isStencil, false);
}

/// Ocrmypdf embeds a JPEG of quality 75: three fifths of that at most.
TEST_P(Archive, TakesLittleRoom)
{
    const Archived &made = archived(GetParam());
    QByteArray usual;
    QBuffer buffer(&usual);
    ASSERT_TRUE(buffer.open(QIODevice::WriteOnly));
    ASSERT_TRUE(made.scan.save(&buffer, "JPG", 75));
    const auto bytes = double(QFile(made.pdf).size());
    EXPECT_LE(bytes / double(usual.size()), 0.6) << bytes << " of " << usual.size();
}

struct Difference {
    double decibels = 0; ///< peak signal to noise ratio of all channels
    double ink = 0; ///< root mean square of brightness where the scan is ink, levels
    double block = 0; ///< largest difference of the mean brightness of block × block px, levels
};

Difference differenceOf(const QImage &scan, const QImage &shown)
{
    double sum = 0, inkSum = 0;
    long inked = 0;
    const int columns = (scan.width() + block - 1) / block;
    std::vector<int> blocks(std::size_t(columns) * std::size_t((scan.height() + block - 1) / block));
    for (int y = 0; y < scan.height(); ++y) {
        const auto *a = reinterpret_cast<const QRgb *>(scan.constScanLine(y));
        const auto *b = reinterpret_cast<const QRgb *>(shown.constScanLine(y));
        for (int x = 0; x < scan.width(); ++x) {
            const std::array off {
                qRed(a[x]) - qRed(b[x]), qGreen(a[x]) - qGreen(b[x]), qBlue(a[x]) - qBlue(b[x])};
            for (const int channel : off)
                sum += channel * channel;
            const int brightness = qGray(a[x]) - qGray(b[x]);
            blocks[std::size_t(y / block) * std::size_t(columns) + std::size_t(x / block)] += brightness;
            if (qGray(a[x]) < 128) {
                inkSum += brightness * brightness;
                ++inked;
            }
        }
    }
    Difference difference;
    const double pixels = double(scan.width()) * scan.height();
    difference.decibels = 10 * std::log10(255.0 * 255 * 3 * pixels / std::max(1.0, sum));
    difference.ink = std::sqrt(inkSum / double(std::max(1L, inked)));
    for (const int off : blocks)
        difference.block = std::max(difference.block, std::abs(off) / double(block * block));
    return difference;
}

/// As it was scanned, neither turned nor straightened: what differs is what taking it apart changed.
TEST_P(Archive, LooksLikeTheScan)
{
    const Archived &made = archived(GetParam());
    DocumentPage page = {made.page.image, {}};
    const QImage scan = shown(page);
    page.reading.layers = made.page.reading.layers;
    const QImage archive = shown(page);
    ASSERT_FALSE(scan.isNull());
    ASSERT_EQ(scan.size(), archive.size());
    const Difference difference = differenceOf(scan, archive);
    std::printf("%-15s %5.1f dB, ink off by %4.1f, a block by %4.1f at most, %lld KB\n",
        qPrintable(degradedpage::nameOf(GetParam())), difference.decibels, difference.ink, difference.block,
        static_cast<long long>(QFile(made.pdf).size() / 1024));
    // Of rough paper the grain is smoothed away; of nothing else anything that can be seen.
    const bool rough = GetParam() == Kind::Noisy;
    EXPECT_GE(difference.decibels, rough ? 25 : 32);
    EXPECT_LE(difference.ink, rough ? 25 : 15);
    EXPECT_LE(difference.block, rough ? 40 : 50);
}

/// Red below and black above it, in the same place: where the stencil missed the picture, red would show.
TEST(Layers, LieOverEachOtherHoweverThePageLay)
{
    const QSize size(1241, 1753); // no multiple of eight
    const QRect bar(240, 300, 761, 40);
    DocumentPage page;
    page.image = {{}, size, 225, {}};
    PageLayers layers;
    layers.size = size;
    layers.eighths = 6;
    QImage picture(layers.pictureSize(), QImage::Format_RGB32);
    picture.fill(Qt::white);
    const QRect inner = bar.adjusted(6, 6, -6, -6);
    for (int y = inner.top() * 6 / 8; y <= inner.bottom() * 6 / 8; ++y) {
        for (int x = inner.left() * 6 / 8; x <= inner.right() * 6 / 8; ++x)
            picture.setPixel(x, y, qRgb(255, 0, 0));
    }
    QBuffer buffer(&layers.picture);
    ASSERT_TRUE(buffer.open(QIODevice::WriteOnly));
    ASSERT_TRUE(picture.save(&buffer, "JPG", 95));
    const PixPtr bits(pixCreate(size.width(), size.height(), 1));
    pixRasterop(bits.get(), bar.x(), bar.y(), bar.width(), bar.height(), PIX_SET, nullptr, 0, 0);
    const auto g4 = encodeGroupFour(bits.get());
    ASSERT_TRUE(g4);
    layers.stencils = {{*g4, 0x000000}};
    page.reading.layers = layers;

    for (const int rotation : {0, 90, 180, 270}) {
        for (const double skew : {0.0, -4.0, 2.5}) {
            page.reading.rotation = rotation;
            page.reading.skewDeg = skew;
            const QImage seen = shown(page);
            ASSERT_FALSE(seen.isNull());
            int red = 0, black = 0;
            for (int y = 0; y < seen.height(); ++y) {
                for (int x = 0; x < seen.width(); ++x) {
                    const QRgb pixel = seen.pixel(x, y);
                    red += qRed(pixel) - qBlue(pixel) > 100;
                    black += qGray(pixel) < 60;
                }
            }
            EXPECT_EQ(red, 0) << rotation << " " << skew;
            EXPECT_NEAR(black, bar.width() * bar.height() / 4.0, 500) << rotation << " " << skew;
        }
    }
}

TEST_P(Archive, PassesQpdfsCheck)
{
    const auto answer = pdftools::run(u"qpdf"_s, {u"--check"_s, archived(GetParam()).pdf});
    EXPECT_EQ(answer.exitCode, 0) << answer.out.toStdString() << answer.err.toStdString();
}

using AllKinds = Archive;

/// All in one run: starting Java takes longer than looking at a file.
TEST_F(AllKinds, IsPdfA1b)
{
    for (const Kind kind : degradedpage::kinds())
        archived(kind);
    const auto answer = pdftools::preflight(folder());
    EXPECT_EQ(answer.exitCode, 0) << answer.out.toStdString() << answer.err.toStdString();
    EXPECT_EQ(answer.out.count("is a valid PDF/A-1b file"), degradedpage::kinds().size())
        << answer.out.toStdString() << answer.err.toStdString();
}

} // namespace
