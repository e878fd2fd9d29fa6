// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/reader/codereader.h"

#include <QImage>
#include <QPainter>
#include <QRandomGenerator>

#include <gtest/gtest.h>

#include "app/slip/slip.h"
#include "drivers/ocr/imagefile.h"
#include "tests/ocr/vietnamesepage.h"
#include "tests/samples/samples.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

constexpr double pixelsPerMillimetre = 300 / 25.4;

QList<PageCode> read(const QByteArray &file, CodeSearch search = CodeSearch::Thorough)
{
    const auto image = openImage(file);
    EXPECT_TRUE(image);
    const auto gray = decodeGray(*image);
    EXPECT_TRUE(gray);
    return readCodes(gray->get(), search);
}

QByteArray payloadOf(int bytes)
{
    QByteArray payload = QStringLiteral("001090001234|123456789|Nguyễn Văn Mẫu|15031990|Nam|").toUtf8();
    while (payload.size() < bytes)
        payload += QStringLiteral("Số 1 ngõ Ví Dụ, ").toUtf8();
    return payload.left(bytes);
}

/// A card with this symbol lying on the glass of a 300 dpi scanner: its modules do not fall on pixels, its
/// edges are soft.
QImage onGlass(const QByteArray &payload, double millimetres, double tilt, const QPointF &at)
{
    QImage glass(2480, 3508, QImage::Format_RGB32);
    glass.fill(QColor(248, 248, 246));
    const QImage symbol = qrImage(payload);
    // Drawn at four times the size and averaged, as a sensor does.
    const double side = millimetres * pixelsPerMillimetre;
    const double quiet = side * symbol.width() / (symbol.width() - 8);
    QImage large(int(quiet * 1.6) * 4, int(quiet * 1.6) * 4, QImage::Format_RGB32);
    large.fill(QColor(238, 242, 236));
    QPainter painter(&large);
    painter.translate(large.width() / 2.0, large.height() / 2.0);
    painter.rotate(tilt);
    painter.drawImage(QRectF(-quiet * 2, -quiet * 2, quiet * 4, quiet * 4), symbol);
    painter.end();
    const QImage small = large.scaled(large.size() / 4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QPainter onto(&glass);
    onto.drawImage(at, small);
    onto.end();
    QRandomGenerator random(11);
    for (int y = 0; y < glass.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(glass.scanLine(y));
        for (int x = 0; x < glass.width(); ++x) {
            const int noise = int(random.bounded(9)) - 4;
            const auto level = [&](int v) { return std::clamp(v + noise, 0, 255); };
            line[x] = qRgb(level(qRed(line[x])), level(qGreen(line[x])), level(qBlue(line[x])));
        }
    }
    return glass;
}

class Symbol : public ::testing::TestWithParam<std::tuple<double, int, double>>
{
};

TEST_P(Symbol, IsReadFromAFlatbedScanAsItsBytes)
{
    const auto [millimetres, bytes, tilt] = GetParam();
    const QByteArray payload = payloadOf(bytes);
    const QPointF at(1130, 2040);
    const auto codes = read(vietnamesepage::jpeg(onGlass(payload, millimetres, tilt, at), 90));
    ASSERT_EQ(codes.size(), 1);
    EXPECT_EQ(codes[0].format, u"QRCode"_s);
    EXPECT_EQ(codes[0].bytes, payload);
    const double reach = millimetres * 1.6 * pixelsPerMillimetre * 1.25;
    EXPECT_TRUE(QRectF(at, QSizeF(reach, reach)).contains(codes[0].box));
}

INSTANTIATE_TEST_SUITE_P(OfACard, Symbol,
    ::testing::Combine(
        ::testing::Values(11.0, 18.0), ::testing::Values(95, 170), ::testing::Values(0.0, 7.0, 95.0)));

TEST(Glass, GivesTheSymbolOfWhateverLiesOnIt)
{
    for (const samples::Glass which : samples::allGlasses()) {
        const samples::Page page = samples::glass(which);
        const auto codes =
            read(page.jpeg ? vietnamesepage::jpeg(page.image) : vietnamesepage::file(page.image, "PNG"));
        const QByteArray payload = samples::glassPayload(which);
        if (payload.isEmpty()) {
            EXPECT_TRUE(codes.isEmpty()) << page.name.toStdString();
        } else {
            ASSERT_EQ(codes.size(), 1) << page.name.toStdString();
            EXPECT_EQ(codes[0].bytes, payload) << page.name.toStdString();
        }
    }
}

TEST(Glass, GivesEveryCodeOnIt)
{
    QImage glass = onGlass(payloadOf(120), 18, 0, QPointF(300, 300));
    QPainter painter(&glass);
    painter.drawImage(1500, 2000, onGlass(payloadOf(40), 25, 0, QPointF(0, 0)).copy(0, 0, 500, 500));
    painter.end();
    QList<QByteArray> found;
    for (const PageCode &code : read(vietnamesepage::jpeg(glass)))
        found << code.bytes;
    EXPECT_EQ(found.size(), 2);
    EXPECT_TRUE(found.contains(payloadOf(120)));
    EXPECT_TRUE(found.contains(payloadOf(40)));
}

TEST(Page, TextHoldsNoCode)
{
    for (int number = 0; number < 4; ++number)
        EXPECT_TRUE(
            read(vietnamesepage::jpeg(vietnamesepage::draw(number).image), CodeSearch::Page).isEmpty());
}

TEST(Page, ACodeBesideTextIsFoundAtAGlance)
{
    QImage page = vietnamesepage::draw(0).image;
    QPainter painter(&page);
    const QImage symbol = qrImage("https://example.invalid/kiem-tra/12345");
    painter.drawImage(QRect(1900, 40, 300, 300), symbol);
    painter.end();
    const auto codes = read(vietnamesepage::jpeg(page), CodeSearch::Page);
    ASSERT_EQ(codes.size(), 1);
    EXPECT_EQ(codes[0].bytes, "https://example.invalid/kiem-tra/12345");
}

} // namespace
