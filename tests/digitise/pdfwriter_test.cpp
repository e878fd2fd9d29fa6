// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/digitise/pdfwriter.h"

#include <cmath>

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTransform>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/digitise/pdftools.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

constexpr QSize a4At300(2480, 3508);

const QStringList paragraph {u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, u"Độc lập - Tự do - Hạnh phúc"_s,
    u"ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ NHÂN VIÊN BỨC XẠ"_s,
    u"Kính gửi: Cơ quan chuyên môn về khoa học và công nghệ"_s,
    u"1. Họ và tên người đề nghị (chữ in hoa): NGUYỄN THỊ THỬ NGHIỆM"_s,
    u"2. Số a b c 1 2 3 % & < > ( ) \\ /"_s,
    u"Tôi xin cam đoan những điều ghi trên đây là đúng sự thật./."_s};

QByteArray jpegOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", 85);
    return bytes;
}

PageImage blankPage(QSize size, double dpi, QImage::Format format = QImage::Format_RGB32)
{
    QImage image(size, format);
    image.fill(Qt::white);
    return {jpegOf(image), size, dpi, {}};
}

/// Words of `lines` as a recogniser gives them for an upright page of this size, then tilted clockwise and
/// turned as the page would have lain in the feeder.
PageReading readingOf(const QStringList &lines, QSize upright, int rotation = 0, double skewDeg = 0)
{
    PageReading reading;
    reading.rotation = rotation;
    reading.skewDeg = skewDeg;

    QTransform tilt;
    tilt.translate(upright.width() / 2.0, upright.height() / 2.0);
    tilt.rotate(skewDeg); // Qt's y points down: positive is clockwise
    tilt.translate(-upright.width() / 2.0, -upright.height() / 2.0);
    QTransform turn; // from the upright page back to the page as stored
    if (rotation == 90)
        turn = QTransform(0, -1, 1, 0, 0, upright.width());
    else if (rotation == 180)
        turn = QTransform(-1, 0, 0, -1, upright.width(), upright.height());
    else if (rotation == 270)
        turn = QTransform(0, 1, -1, 0, upright.height(), 0);

    double y = 300;
    for (const QString &line : lines) {
        double x = 250;
        const QStringList texts = line.split(u' ');
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const double width = 24 * double(texts[i].size());
            const double drop = texts[i].contains(u'g') || texts[i].contains(u'y') ? 12 : 0;
            const QRectF box(x, y, width, 40 + drop);
            reading.words.append(
                {texts[i], turn.mapRect(tilt.mapRect(box)), 0.9f, i + 1 == texts.size(), false});
            x += width + 14;
        }
        y += 80;
    }
    reading.words.last().endsBlock = true;
    return reading;
}

const DocumentDescription description {u"Đơn đề nghị cấp chứng chỉ <nhân viên bức xạ>"_s,
    u"1.009846 don-de-nghi"_s, QDateTime::fromString(u"2026-07-01T08:30:00+07:00"_s, Qt::ISODate)};

class PdfWriter : public ::testing::Test
{
protected:
    QString write(const QList<DocumentPage> &pages, const QString &name = u"out.pdf"_s)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        const auto result = writePdf(
            file, int(pages.size()), [&](int i) -> Result<DocumentPage> { return pages[i]; }, description);
        EXPECT_TRUE(result) << result.error().detail.toStdString();
        return path;
    }

    QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    QTemporaryDir m_folder;
};

TEST_F(PdfWriter, PassesQpdfsCheckAsPdf14)
{
    const QString pdf = write({{blankPage(a4At300, 300), readingOf(paragraph, a4At300)}});
    const auto answer = pdftools::run(u"qpdf"_s, {u"--check"_s, pdf});
    EXPECT_EQ(answer.exitCode, 0) << answer.out.toStdString() << answer.err.toStdString();
    EXPECT_TRUE(bytesOf(pdf).startsWith("%PDF-1.4\n"));
}

TEST_F(PdfWriter, GivesTheRecognisedTextBackExactly)
{
    const QString pdf = write({{blankPage(a4At300, 300), readingOf(paragraph, a4At300)}});
    EXPECT_EQ(pdftools::textLines(pdf), paragraph);
    EXPECT_EQ(pdftools::textLines(pdf, true), paragraph);
}

class Lying : public PdfWriter, public ::testing::WithParamInterface<std::tuple<int, double>>
{
};

TEST_P(Lying, GivesUprightTextInReadingOrder)
{
    const auto [rotation, skew] = GetParam();
    const PageReading reading = readingOf(paragraph, a4At300, rotation, skew);
    const QSize stored = rotation % 180 ? a4At300.transposed() : a4At300;
    const QString pdf = write({{blankPage(stored, 300), reading}});
    EXPECT_EQ(pdftools::textLines(pdf), paragraph);

    // The first word lies where it was drawn on the upright page, in points.
    const QString boxes = QString::fromUtf8(pdftools::run(u"pdftotext"_s, {u"-bbox"_s, pdf, u"-"_s}).out);
    static const QRegularExpression first(
        u"xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">CỘNG<"_s);
    const auto match = first.match(boxes);
    ASSERT_TRUE(match.hasMatch());
    EXPECT_NEAR(match.captured(1).toDouble(), 250 * 0.24, 1.5);
    EXPECT_NEAR(match.captured(2).toDouble(), 300 * 0.24, 3);
    EXPECT_NEAR(match.captured(3).toDouble(), (250 + 4 * 24) * 0.24, 1.5);
    EXPECT_NEAR(match.captured(4).toDouble(), 340 * 0.24, 3);
    EXPECT_EQ(pdftools::run(u"qpdf"_s, {u"--check"_s, pdf}).exitCode, 0);
}

INSTANTIATE_TEST_SUITE_P(InTheFeeder, Lying,
    ::testing::Combine(::testing::Values(0, 90, 180, 270), ::testing::Values(-4.0, 0.0, 1.5)));

TEST_F(PdfWriter, ShowsTheTurnedAndTiltedPageUprightAndStraight)
{
    // A black bar near the top of the upright page, tilted and turned like its page; rendered, it must lie
    // level at the top.
    const QSize upright(1240, 1754);
    for (const int rotation : {0, 90, 180, 270}) {
        QImage image(upright, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(upright.width() / 2.0, upright.height() / 2.0);
        painter.rotate(3);
        painter.translate(-upright.width() / 2.0, -upright.height() / 2.0);
        painter.fillRect(QRect(240, 300, 760, 10), Qt::black);
        painter.end();
        const QImage stored = image.transformed(QTransform().rotate(-rotation));
        PageReading reading;
        reading.rotation = rotation;
        reading.skewDeg = 3;
        const QString pdf = write({{{jpegOf(stored), stored.size(), 150, {}}, reading}});
        const QString root = m_folder.filePath(u"shown"_s);
        ASSERT_EQ(pdftools::run(u"pdftoppm"_s, {u"-r"_s, u"150"_s, u"-singlefile"_s, u"-png"_s, pdf, root})
                      .exitCode,
            0);
        const QImage shown = QImage(root + u".png"_s).convertToFormat(QImage::Format_Grayscale8);
        ASSERT_EQ(shown.size(), upright);
        for (const int x : {260, 620, 980})
            EXPECT_LT(qGray(shown.pixel(x, 305)), 80) << rotation << " at " << x;
        for (const int x : {220, 1020})
            EXPECT_GT(qGray(shown.pixel(x, 305)), 200) << rotation << " at " << x;
        EXPECT_GT(qGray(shown.pixel(620, 285)), 200);
        EXPECT_GT(qGray(shown.pixel(620, 325)), 200);
    }
}

TEST_F(PdfWriter, EmbedsEachJpegUnchanged)
{
    QImage noisy(900, 1200, QImage::Format_RGB32);
    for (int y = 0; y < noisy.height(); ++y) {
        for (int x = 0; x < noisy.width(); ++x)
            noisy.setPixel(x, y, qRgb((x * 7 + y) % 256, (x + y * 3) % 256, (x ^ y) % 256));
    }
    const PageImage colour {jpegOf(noisy), noisy.size(), 200, {}};
    const PageImage gray = blankPage({850, 1100}, 100, QImage::Format_Grayscale8);
    const QString pdf = write({{colour, {}}, {gray, {}}});
    ASSERT_EQ(pdftools::run(u"pdfimages"_s, {u"-j"_s, pdf, m_folder.filePath(u"image"_s)}).exitCode, 0);
    EXPECT_EQ(bytesOf(m_folder.filePath(u"image-000.jpg"_s)), colour.jpeg);
    EXPECT_EQ(bytesOf(m_folder.filePath(u"image-001.jpg"_s)), gray.jpeg);

    const QStringList list =
        QString::fromUtf8(pdftools::run(u"pdfimages"_s, {u"-list"_s, pdf}).out).split(u'\n').mid(2);
    // page num type width height color comp bpc enc interp object ID x-ppi y-ppi …
    const QStringList first = list[0].simplified().split(u' ');
    const QStringList second = list[1].simplified().split(u' ');
    EXPECT_EQ(first.mid(5, 4), (QStringList {u"rgb"_s, u"3"_s, u"8"_s, u"jpeg"_s}));
    EXPECT_EQ(second.mid(5, 4), (QStringList {u"gray"_s, u"1"_s, u"8"_s, u"jpeg"_s}));
    EXPECT_EQ(first.mid(12, 2), (QStringList {u"200"_s, u"200"_s}));
    EXPECT_EQ(second.mid(12, 2), (QStringList {u"100"_s, u"100"_s}));
}

TEST_F(PdfWriter, KeepsTheSheetAtItsOwnSize)
{
    const QString pdf = write({{blankPage(a4At300, 300), readingOf(paragraph, a4At300, 0, 2)}});
    const QString info = QString::fromUtf8(pdftools::run(u"pdfinfo"_s, {pdf}).out);
    const QString line = info.mid(info.indexOf(u"Page size:"_s)).section(u'\n', 0, 0).simplified();
    const QStringList parts = line.split(u' '); // Page size: W x H pts (A4)
    EXPECT_NEAR(parts[2].toDouble() / 72 * 25.4, 210, 0.1);
    EXPECT_NEAR(parts[4].toDouble() / 72 * 25.4, 297, 0.1);
}

TEST_F(PdfWriter, SaysWhatTheDocumentIs)
{
    const QString pdf = write({{blankPage({600, 800}, 200), {}}});
    const QString info = QString::fromUtf8(pdftools::run(u"pdfinfo"_s, {u"-isodates"_s, pdf}).out);
    EXPECT_TRUE(info.contains(description.title)) << info.toStdString();
    EXPECT_TRUE(info.contains(description.subject));
    EXPECT_TRUE(info.contains(u"2026-07-01T01:30:00Z"_s));
    const QString xmp = QString::fromUtf8(pdftools::run(u"pdfinfo"_s, {u"-meta"_s, pdf}).out);
    EXPECT_TRUE(xmp.contains(u"<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"_s));
    EXPECT_TRUE(xmp.contains(description.title.toHtmlEscaped()));
}

TEST_F(PdfWriter, GivesTheSameBytesForTheSameInput)
{
    const QList<DocumentPage> pages {{blankPage({600, 800}, 200), readingOf(paragraph, {2480, 3508})},
        {blankPage({800, 600}, 200), readingOf(paragraph, {600, 800}, 90)}};
    EXPECT_EQ(bytesOf(write(pages, u"a.pdf"_s)), bytesOf(write(pages, u"b.pdf"_s)));
}

TEST_F(PdfWriter, HoldsOnePageAtATime)
{
    // Each page's image may be let go before the next is asked for, and only the page asked for is in memory.
    const PageImage image = blankPage({600, 800}, 200);
    QList<int> asked;
    QBuffer out;
    ASSERT_TRUE(out.open(QIODevice::WriteOnly));
    const auto page = [&](int i) -> Result<DocumentPage> {
        asked.append(i);
        return DocumentPage {image, {}};
    };
    ASSERT_TRUE(writePdf(out, 3, page, description));
    EXPECT_THAT(asked, ::testing::ElementsAre(0, 1, 2, 0, 1, 2));
}

TEST_F(PdfWriter, HandsOnTheFaultOfItsSource)
{
    for (const int broken : {0, 1, 3}) { // while collecting, and while writing the second page's bytes
        int calls = 0;
        QBuffer out;
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        const auto page = [&](int) -> Result<DocumentPage> {
            if (calls++ == broken)
                return fail(FaultId::DiskFull, u"source"_s);
            return DocumentPage {blankPage({60, 80}, 200), {}};
        };
        const auto result = writePdf(out, 2, page, description);
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error(), (Fault {FaultId::DiskFull, u"source"_s}));
    }
}

TEST_F(PdfWriter, RefusesWhatIsNoPage)
{
    const PageImage good = blankPage({60, 80}, 200);
    QList<PageImage> bad(4, good);
    bad[0].jpeg = "no image";
    bad[1].jpeg = good.jpeg.left(20);
    bad[2].dpi = 0;
    bad[3].dpi = std::nan("");
    for (const PageImage &image : bad) {
        QBuffer out;
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        const auto result = writePdf(
            out, 1,
            [&](int) -> Result<DocumentPage> {
                return DocumentPage {image, {}};
            },
            description);
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().id, FaultId::PdfFailed);
    }
}

TEST_F(PdfWriter, SaysWhenTheDeviceRefusesItsBytes)
{
    QFile full(u"/dev/full"_s);
    ASSERT_TRUE(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const auto result = writePdf(
        full, 1,
        [&](int) -> Result<DocumentPage> {
            return DocumentPage {blankPage({60, 80}, 200), {}};
        },
        description);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().id, FaultId::PdfFailed);
}

} // namespace
