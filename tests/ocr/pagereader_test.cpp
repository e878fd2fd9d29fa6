// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/pagereader.h"

#include <algorithm>
#include <ctime>
#include <map>
#include <optional>

#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>
#include <QTransform>

#include <gtest/gtest.h>

#include "drivers/ocr/jpegcodec.h"
#include "drivers/ocr/pagelook.h"
#include "drivers/ocr/pagepixels.h"
#include "drivers/ocr/pagetone.h"
#include "tests/ocr/degradedpage.h"
#include "tests/ocr/nearlyblank.h"
#include "tests/ocr/vietnamesepage.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

/// One for all tests, as in the worker: the model is loaded once. It must go before Tesseract's own globals
/// do.
class OneReader : public ::testing::Environment
{
public:
    void SetUp() override { m_reader.emplace(); }
    void TearDown() override { m_reader.reset(); }
    PageReader &operator()() { return *m_reader; }

private:
    std::optional<PageReader> m_reader;
};

OneReader &reader = static_cast<OneReader &>(*::testing::AddGlobalTestEnvironment(new OneReader));

Result<PageReading> tryToRead(const QByteArray &jpeg, double dpi = vietnamesepage::dpi)
{
    MOTCUA_ASSIGN(auto page, PagePixels::open(jpeg, dpi));
    return reader().read(page);
}

PageReading readJpeg(const QByteArray &jpeg, double dpi = vietnamesepage::dpi)
{
    const auto reading = tryToRead(jpeg, dpi);
    EXPECT_TRUE(reading) << reading.error().name().toStdString() << ' '
                         << reading.error().detail.toStdString();
    return reading.value_or(PageReading {});
}

QString textOf(const PageReading &reading)
{
    QString text;
    for (const Word &word : reading.words)
        text += word.text + (word.endsLine ? u'\n' : u' ');
    return text;
}

QImage paper(const QColor &colour = QColor(252, 252, 250), int grain = 3)
{
    QImage image(2480, 3508, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int noise = int(random.bounded(2 * grain + 1)) - grain;
            const auto level = [&](int v) { return std::clamp(v + noise, 0, 255); };
            line[x] = qRgb(level(colour.red()), level(colour.green()), level(colour.blue()));
        }
    }
    return image;
}

class EachTypeface : public ::testing::TestWithParam<int>
{
};

TEST_P(EachTypeface, IsReadAsItWasPrinted)
{
    const auto page = vietnamesepage::draw(GetParam(), 12, 16);
    const PageReading reading = readJpeg(vietnamesepage::jpeg(page.image));
    EXPECT_EQ(reading.rotation, 0);
    EXPECT_NEAR(reading.skewDeg, 0, 0.15);
    EXPECT_FALSE(reading.blank);
    EXPECT_TRUE(reading.flags.isEmpty()) << reading.flags.join(u' ').toStdString();
    EXPECT_LT(vietnamesepage::characterErrorRate(textOf(reading), page.lines.join(u'\n')), 0.01);
    qsizetype lines = 0;
    for (const Word &word : reading.words) {
        lines += word.endsLine;
        EXPECT_EQ(word.text, word.text.normalized(QString::NormalizationForm_C));
        EXPECT_GT(word.confidence, 0);
        EXPECT_LE(word.confidence, 1);
    }
    EXPECT_EQ(lines, page.lines.size());
    EXPECT_TRUE(reading.words.last().endsBlock);
}

INSTANTIATE_TEST_SUITE_P(Clean, EachTypeface, ::testing::Values(0, 1, 2, 3));

class FedWrong : public ::testing::TestWithParam<std::pair<int, double>>
{
};

TEST_P(FedWrong, IsUnderstoodAndItsWordsLieWhereTheyAreOnTheStoredPage)
{
    const auto [rotation, skew] = GetParam();
    const auto page = vietnamesepage::draw(0, 12, 12);
    const QImage stored =
        vietnamesepage::turned(vietnamesepage::tilted(page.image, skew), (360 - rotation) % 360);
    const PageReading reading = readJpeg(vietnamesepage::jpeg(stored));
    EXPECT_EQ(reading.rotation, rotation);
    EXPECT_NEAR(reading.skewDeg, skew, 0.2);
    EXPECT_LT(vietnamesepage::characterErrorRate(textOf(reading), page.lines.join(u'\n')), 0.01);

    // Nearly all ink lies in the words' boxes, and every box holds ink.
    QImage rest = stored.convertToFormat(QImage::Format_Grayscale8);
    const auto ink = [](const QImage &image, const QRect &part) {
        int count = 0;
        for (int y = std::max(0, part.top()); y <= std::min(part.bottom(), image.height() - 1); y += 2) {
            for (int x = std::max(0, part.left()); x <= std::min(part.right(), image.width() - 1); x += 2)
                count += qGray(image.pixel(x, y)) < 128;
        }
        return count;
    };
    const int before = ink(rest, rest.rect());
    QPainter painter(&rest);
    for (const Word &word : reading.words) {
        EXPECT_GT(ink(rest, word.box.toAlignedRect()), 5) << word.text.toStdString();
        painter.fillRect(word.box.adjusted(-6, -6, 6, 6), Qt::white);
    }
    painter.end();
    EXPECT_LT(ink(rest, rest.rect()), before / 50);
}

INSTANTIATE_TEST_SUITE_P(Pages, FedWrong,
    ::testing::Values(std::pair {0, -3.5}, std::pair {90, 0.0}, std::pair {180, 1.2}, std::pair {270, -1.0}));

TEST(Reading, TextInFramesAndOnDottedLinesIsRead)
{
    QImage image = paper();
    QPainter painter(&image);
    QFont font(u"TeX Gyre Termes"_s);
    font.setPixelSize(50);
    painter.setFont(font);
    const QStringList cells {u"Nội dung khám"_s, u"Kết quả"_s, u"Tuần hoàn, hô hấp"_s, u"Bình thường"_s,
        u"Tai, mũi, họng"_s, u"Không có bệnh lý"_s};
    painter.setPen(QPen(Qt::black, 3));
    for (int i = 0; i < cells.size(); ++i) {
        const QRect cell(400 + 800 * (i % 2), 600 + 100 * (i / 2), 800, 100);
        painter.drawRect(cell);
        painter.drawText(cell.adjusted(20, 0, 0, 0), Qt::AlignVCenter, cells[i]);
    }
    painter.drawText(QPoint(400, 1100), u"Nơi cư trú: thôn Thử Nghiệm"_s + QString(60, u'.'));
    painter.end();
    const QString text = textOf(readJpeg(vietnamesepage::jpeg(image)));
    EXPECT_LT(
        vietnamesepage::characterErrorRate(text, cells.join(u' ') + u" Nơi cư trú: thôn Thử Nghiệm"_s), 0.05)
        << text.toStdString();
}

TEST(Reading, NeverTurnsAPageThatItCannotRead)
{
    // A drawing and a short word upside down: too little to be sure of.
    QImage image = paper();
    QPainter painter(&image);
    painter.setPen(QPen(Qt::darkBlue, 8));
    for (int i = 0; i < 12; ++i)
        painter.drawEllipse(QPoint(1200, 1700), 100 + 60 * i, 300 + 50 * i);
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(60);
    painter.setFont(font);
    painter.translate(800, 400);
    painter.rotate(180);
    painter.drawText(QPoint(0, 0), u"Ảnh"_s);
    painter.end();
    EXPECT_EQ(readJpeg(vietnamesepage::jpeg(image)).rotation, 0);
}

TEST(Read, APageNumberAloneOnGrainyPaper)
{
    for (const QColor &ink : {QColor(20, 20, 20), QColor(200, 30, 30)}) {
        QImage image = paper(QColor(250, 250, 248), 2);
        QPainter painter(&image);
        QFont font(u"DejaVu Sans"_s);
        font.setPixelSize(50);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(QPoint(1150, 200), u"Trang 27"_s);
        painter.end();
        const PageReading reading = readJpeg(vietnamesepage::jpeg(image));
        EXPECT_FALSE(reading.blank);
        EXPECT_EQ(textOf(reading).trimmed().toStdString(), "Trang 27") << "and nothing of the grain";
        EXPECT_EQ(reading.rotation, 0);
    }
}

TEST(Read, ALabelBesideADrawingTurnsNoPage)
{
    QImage image = paper();
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(40, 40, 40), 3));
    for (int i = 0; i < 12; ++i)
        painter.drawRect(QRect(QPoint(400 + i * 50, 500 + i * 70), QPoint(2000 - i * 50, 2600 - i * 70)));
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(46);
    painter.setFont(font);
    painter.drawText(QPoint(1000, 3000), u"Hình 3"_s);
    painter.translate(300, 2500);
    painter.rotate(-90);
    painter.drawText(QPoint(0, 0), u"Chiều cao cột thép mạ kẽm 12 000 mm tính từ móng"_s);
    painter.end();
    EXPECT_EQ(readJpeg(vietnamesepage::jpeg(image)).rotation, 0);
}

TEST(Read, ATiltedPatternBesideLevelPrintTiltsNoPage)
{
    QImage image = vietnamesepage::draw(0, 12, 4).image;
    QPainter painter(&image);
    painter.setPen(QPen(QColor(60, 60, 60), 4));
    painter.translate(300, 1600);
    painter.rotate(5);
    for (int i = 0; i < 30; ++i)
        painter.drawLine(0, i * 50, 1700, i * 50);
    painter.end();
    EXPECT_NEAR(readJpeg(vietnamesepage::jpeg(image)).tilt(), 0, 0.5);
}

TEST(Read, APageIsNotStraightenedThatWouldLoseItsCornersByIt)
{
    QImage image = vietnamesepage::tilted(vietnamesepage::draw(0, 12, 12).image, 4);
    EXPECT_NEAR(readJpeg(vietnamesepage::jpeg(image)).tilt(), 4, 0.2);
    QPainter painter(&image);
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(40);
    painter.setFont(font);
    painter.drawText(QPoint(2290, 3490), u"Tr. 9"_s);
    painter.end();
    EXPECT_EQ(readJpeg(vietnamesepage::jpeg(image)).tilt(), 0);
}

class EmptyPaper : public ::testing::TestWithParam<QImage (*)()>
{
};

TEST_P(EmptyPaper, IsFlaggedBlank)
{
    const PageReading reading = readJpeg(vietnamesepage::jpeg(GetParam()()));
    EXPECT_TRUE(reading.blank);
    EXPECT_TRUE(reading.flags.contains(u"blank"_s));
    EXPECT_TRUE(reading.words.isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Sheets, EmptyPaper,
    ::testing::Values([] { return paper(); }, [] { return paper(QColor(246, 236, 205), 6); },
        [] { return paper(QColor(210, 214, 220), 8); },
        [] { // dust, and the shade of a sheet that does not lie flat
            QImage image = paper();
            QPainter painter(&image);
            QLinearGradient shade(0, 0, 2480, 0);
            shade.setColorAt(0, QColor(0, 0, 0, 40));
            shade.setColorAt(0.2, Qt::transparent);
            painter.fillRect(image.rect(), shade);
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(90, 90, 90));
            for (int i = 0; i < 20; ++i)
                painter.drawEllipse(QPoint(200 + i * 107, 300 + (i * 733) % 2900), 3, 3);
            return image;
        }));

struct Mark {
    const char *what;
    void (*make)(QPainter &painter);
};

void PrintTo(const Mark &mark, std::ostream *out)
{
    *out << mark.what;
}

class NearlyEmptyPaper : public ::testing::TestWithParam<Mark>
{
};

/// As the reader looks at a 300 dpi page, without the reading.
PageLook lookOf(const QImage &image)
{
    const auto small = decodeJpeg(vietnamesepage::jpeg(image), JpegColour::Rgb, 2);
    EXPECT_TRUE(small);
    return small ? lookAtPage(SmallPage(small->get(), 75)) : PageLook {};
}

TEST_P(NearlyEmptyPaper, IsNeverCalledBlank)
{
    for (const QColor &colour : {QColor(252, 252, 250), QColor(240, 230, 205)}) {
        static std::map<QRgb, QImage> papers;
        QImage &clean = papers[colour.rgb()];
        if (clean.isNull())
            clean = paper(colour);
        QImage image = clean;
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        GetParam().make(painter);
        painter.end();
        EXPECT_FALSE(lookOf(image).blank) << colour.name().toStdString();
    }
}

void write(QPainter &painter, const QColor &ink, const QString &text)
{
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(46);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QPoint(900, 1800), text);
}

INSTANTIATE_TEST_SUITE_P(Marks, NearlyEmptyPaper,
    ::testing::Values(Mark {"a pencil line",
                          [](QPainter &p) {
                              p.setPen(QPen(QColor(0, 0, 0, 45), 4));
                              p.drawLine(600, 1500, 1100, 1540);
                          }},
        Mark {"a pale red stamp",
            [](QPainter &p) {
                p.setPen(QPen(QColor(255, 0, 0, 40), 8));
                p.drawEllipse(QPoint(1500, 2500), 200, 200);
            }},
        Mark {"a pale yellow stamp",
            [](QPainter &p) {
                p.setPen(QPen(QColor(255, 255, 0, 60), 10));
                p.drawEllipse(QPoint(1500, 2500), 200, 200);
            }},
        Mark {"one line of text", [](QPainter &p) { write(p, Qt::black, u"Trang này để trống."_s); }},
        Mark {
            "one word in carbon copy", [](QPainter &p) { write(p, QColor(60, 60, 160, 60), u"Đã nhận"_s); }},
        Mark {"a page number", [](QPainter &p) { write(p, QColor(60, 60, 60), u"2"_s); }},
        Mark {"a signature in blue", [](QPainter &p) {
                  p.setPen(QPen(QColor(30, 60, 200, 90), 4));
                  QPainterPath path(QPointF(1500, 3000));
                  path.cubicTo(1600, 2800, 1650, 3200, 1800, 2950);
                  p.drawPath(path);
              }}));

/// A ground of curves all over the sheet, as diplomas and certificates have.
QImage onGuilloche(int strength)
{
    QImage image = paper();
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = -60; i < 180; ++i) {
        painter.setPen(QPen(i % 2 ? QColor(200, 60, 60, strength) : QColor(40, 80, 190, strength), 8));
        QPainterPath curve(QPointF(0, i * 26));
        for (int x = 0; x < 2480; x += 200)
            curve.cubicTo(x + 60, i * 26 + 90, x + 140, i * 26 - 90, x + 200, i * 26);
        painter.drawPath(curve);
    }
    return image;
}

TEST(Look, APrintedGroundIsNoBarePaperHoweverStrong)
{
    for (const int strength : {60, 110, 180, 255}) {
        QImage image = onGuilloche(strength);
        EXPECT_FALSE(lookOf(image).blank) << strength << ", nothing but the ground";
        QPainter painter(&image);
        write(painter, Qt::black, u"BẰNG TỐT NGHIỆP"_s);
        painter.end();
        EXPECT_FALSE(lookOf(image).blank) << strength;
    }
}

TEST(Look, WhatIsWrittenCloseToTheEdgeIsSeen)
{
    QImage image = paper();
    QPainter painter(&image);
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(46);
    painter.setFont(font);
    painter.setPen(Qt::black);
    painter.drawText(QPoint(1200, 32 + 46), u"12/QĐ"_s); // 2.7 mm below it
    painter.end();
    EXPECT_FALSE(lookOf(image).blank);
}

double ownCpuSeconds()
{
    timespec now = {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

TEST(NearlyBlank, NoMarkedSheetIsCalledBlankAndBlankOnesAre)
{
    constexpr double mostCpu = 30; // seconds a sheet, of this process and not of the machine; usual are two
    int unflagged = 0;
    for (int seed = 0; seed < 2 * 2 * nearlyblank::marks; ++seed) { // ./dev bench sheets takes thousands
        const auto sheet = nearlyblank::make(seed);
        const QByteArray jpeg = vietnamesepage::jpeg(sheet.image);
        const double before = ownCpuSeconds();
        const PageReading reading = readJpeg(jpeg, nearlyblank::dpi);
        EXPECT_LT(ownCpuSeconds() - before, mostCpu) << seed << ' ' << sheet.mark.toStdString();
        EXPECT_FALSE(reading.blank && !sheet.mark.isEmpty()) << seed << ' ' << sheet.mark.toStdString();
        unflagged += sheet.mark.isEmpty() && !reading.blank;
    }
    EXPECT_LE(unflagged, 1) << "specks that touch each other may be a mark";
}

PagePixels pixelsOf(const degradedpage::Page &page)
{
    return *PagePixels::open(page.jpeg, page.dpi);
}

TEST(Look, TakesNoTableBesideAPhotographedPageForLinesAcross)
{
    const auto sideways = [](degradedpage::Kind kind, int seed) {
        const auto page = degradedpage::make(kind, seed);
        const auto small = pixelsOf(page).view(75);
        return lookAtPage(SmallPage(small->pix.get(), small->dpi)).sidewaysLines;
    };
    EXPECT_FALSE(sideways(degradedpage::Kind::Photographed, 5));
    EXPECT_TRUE(sideways(degradedpage::Kind::Turned, 1));
}

TEST(Look, KnowsFaintInkOnGrainFromEitherAlone)
{
    using degradedpage::Kind;
    for (const Kind kind : {Kind::Faint, Kind::Noisy, Kind::Blurred, Kind::Worst}) {
        const auto page = degradedpage::make(kind, 7);
        const auto gray = pixelsOf(page).gray(200);
        EXPECT_EQ(toneOf(gray->pix.get(), gray->dpi).faintOnGrain(), kind == Kind::Worst)
            << degradedpage::nameOf(kind).toStdString();
    }
}

TEST(Reading, FlagsFaintPrintAndSaysSo)
{
    QImage image = paper();
    QPainter painter(&image);
    for (int i = 0; i < 20; ++i) {
        painter.resetTransform();
        painter.translate(-400, -1200 + 100 * i);
        write(painter, QColor(0, 0, 0, 30), u"Dòng chữ rất mờ, máy in sắp hết mực."_s);
    }
    painter.end();
    EXPECT_TRUE(lookOf(image).lowContrast);
}

/// Share of a word's box on the stored page that is ink.
double inkIn(const QImage &page, const QRectF &box)
{
    const QRect area = box.toRect() & page.rect();
    int dark = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            dark += qGray(page.pixel(x, y)) < 128;
    }
    return double(dark) / std::max(1, area.width() * area.height());
}

TEST(Reading, EveryWordLiesWhereItsInkIs)
{
    using degradedpage::Kind;
    for (const auto kind : {Kind::Skewed, Kind::Turned}) {
        for (const int seed : {0, 3}) { // on these some lines are read again with more pixels
            SCOPED_TRACE(degradedpage::nameOf(kind).toStdString() + ' ' + std::to_string(seed));
            const auto drawn = degradedpage::make(kind, seed);
            const PageReading reading = readJpeg(drawn.jpeg);
            ASSERT_GT(reading.words.size(), 100);
            const QTransform upright = QTransform().rotate(reading.rotation);
            double last = -1e9;
            for (const Word &word : reading.words) {
                if (word.text.size() > 1) {
                    EXPECT_GT(inkIn(drawn.image, word.box), 0.04) << qPrintable(word.text);
                }
                const double left = upright.mapRect(word.box).left();
                EXPECT_GT(left, last) << qPrintable(word.text);
                last = word.endsLine ? -1e9 : left;
            }
        }
    }
}

TEST(Reading, AccentsOverCapitalsAreNoLineOfTheirOwn)
{
    // Of this page the layout gives "4 ^" above "GIẤY MỜI HỌP".
    const auto drawn = degradedpage::make(degradedpage::Kind::Clean, 7);
    const PageReading reading = readJpeg(drawn.jpeg);
    int lines = 0;
    for (const Word &word : reading.words)
        lines += word.endsLine;
    EXPECT_EQ(lines, drawn.lines.size());
    EXPECT_TRUE(reading.words.first().text.startsWith(u"GI")) << qPrintable(reading.words.first().text);
}

TEST(Reading, WhatIsAllInRedIsRead)
{
    QImage image = paper();
    QPainter painter(&image);
    const QString line = u"Giấy này được in toàn bằng mực đỏ, có dấu đầy đủ."_s;
    for (int i = 0; i < 6; ++i) {
        painter.resetTransform();
        painter.translate(-400, -1200 + 100 * i);
        write(painter, QColor(205, 30, 45), line);
    }
    painter.end();
    EXPECT_GE(textOf(readJpeg(vietnamesepage::jpeg(image))).count(line), 5);
}

TEST(Reading, WhatIsOutOfFocusIsCalledBlurredAndNothingElse)
{
    for (const auto kind : degradedpage::kinds()) {
        const auto drawn = degradedpage::make(kind, 5, 20);
        auto page = PagePixels::open(drawn.jpeg, drawn.dpi);
        ASSERT_TRUE(page);
        const auto gray = page->gray(200);
        ASSERT_TRUE(gray);
        EXPECT_EQ(toneOf(gray->pix.get(), gray->dpi).blurred(), kind == degradedpage::Kind::Blurred)
            << degradedpage::nameOf(kind).toStdString();
    }
    EXPECT_EQ(readJpeg(degradedpage::make(degradedpage::Kind::Blurred, 5, 20).jpeg).flags,
        QStringList {u"blurred"_s});
}

TEST(Reading, RefusesWhatIsNoArchivedPage)
{
    const QByteArray good = vietnamesepage::jpeg(paper().scaled(400, 600));
    for (const QByteArray &bad : {QByteArray(), QByteArray("text"), good.left(good.size() / 2),
             vietnamesepage::file(paper().scaled(40, 60), "PNG")}) {
        const auto reading = tryToRead(bad);
        ASSERT_FALSE(reading);
        EXPECT_EQ(reading.error().id, FaultId::ImageUnreadable);
    }
    EXPECT_TRUE(tryToRead(good)) << "the next page is read";
}

} // namespace
