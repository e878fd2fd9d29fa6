// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/digitise/textlayer.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <QLineF>
#include <QTransform>
#include <QtMath>

#include "app/digitise/glyphlessfont.h"

namespace motcua
{
namespace
{

// A space at least this wide (of the font size) is what text extractors take for one.
constexpr double narrowestSpace = 0.16;
constexpr double smallestFont = 2; // points

struct PlacedWord {
    QString text;
    double u = 0, v = 0; // left end and bottom as displayed, points
    double width = 0, height = 0;
};

QByteArray real(double value)
{
    QByteArray text = QByteArray::number(value, 'f', 3);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray matrix(const QTransform &t)
{
    return real(t.m11()) + ' ' + real(t.m12()) + ' ' + real(t.m21()) + ' ' + real(t.m22()) + ' '
        + real(t.dx()) + ' ' + real(t.dy());
}

/// Turns back a clockwise tilt: counter-clockwise about the middle, in a space whose y points up.
QTransform straighten(const PagePlacement &page)
{
    const double a = qDegreesToRadians(page.skewDeg);
    const QPointF c(page.box.width() / 2, page.box.height() / 2);
    const double cosine = std::cos(a);
    const double sine = std::sin(a);
    return QTransform(cosine, sine, -sine, cosine, c.x() - cosine * c.x() + sine * c.y(),
        c.y() - sine * c.x() - cosine * c.y());
}

/// From the page as displayed after /Rotate (u right, v up) to user space.
QTransform fromDisplayed(const PagePlacement &page)
{
    const double w = page.box.width();
    const double h = page.box.height();
    switch (page.rotation) {
    case 90:
        return {0, 1, -1, 0, w, 0};
    case 180:
        return {-1, 0, 0, -1, w, h};
    case 270:
        return {0, -1, 1, 0, 0, h};
    default:
        return {};
    }
}

/// Reverses the growth of an upright w × h rectangle's bounding box under a small tilt.
QSizeF untilted(QSizeF bounds, double degrees)
{
    const double a = std::abs(qDegreesToRadians(degrees));
    const double c = std::cos(a);
    const double s = std::sin(a);
    const double d = std::cos(2 * a);
    if (d < 0.5)
        return bounds;
    const QSizeF size(
        (bounds.width() * c - bounds.height() * s) / d, (bounds.height() * c - bounds.width() * s) / d);
    return {std::max(size.width(), 0.1 * bounds.width()), std::max(size.height(), 0.1 * bounds.height())};
}

QString printable(const QString &text)
{
    QString clean;
    for (const QChar c : text) {
        if (c.isSurrogate())
            clean += QChar(QChar::ReplacementCharacter);
        else if (c.isPrint() && !c.isSpace())
            clean += c;
    }
    return clean;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

QByteArray hex(const QString &text, std::set<char16_t> &used)
{
    QByteArray digits;
    for (const QChar c : text) {
        used.insert(c.unicode());
        digits += QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    }
    return '<' + digits + '>';
}

/// One line on one baseline in one size, so that every extractor sees one line; Tz fits each word to its
/// width.
QByteArray lineContent(
    const std::vector<PlacedWord> &line, const QTransform &toUser, QSizeF page, std::set<char16_t> &used)
{
    std::vector<double> heights, bottoms;
    for (const PlacedWord &word : line) {
        heights.push_back(word.height);
        bottoms.push_back(word.v);
    }
    const double size = std::clamp(median(heights), smallestFont, page.height() / 2);
    // Text whose origin lies outside of the page is dropped by extractors.
    const double baseline = std::clamp(median(bottoms), 0.1, page.height() - size);
    const double em = size * glyphlessWidth / 1000.0;

    QByteArray content = "/F0 " + real(size) + " Tf\n";
    double end = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const double left = std::clamp(line[i].u, end, std::max(end, page.width() - 1));
        const double width = std::max(line[i].width, 0.1 * em);
        const double space = narrowestSpace * size;
        // The word gives way where the next one stands too close for a space between them.
        double right = left + width;
        if (i + 1 < line.size() && line[i + 1].u - space < right)
            right = std::max(line[i + 1].u - space, left + 0.3 * width);
        const QTransform at = QTransform(1, 0, 0, 1, left, baseline) * toUser;
        content += real(100 * (right - left) / (em * double(line[i].text.size()))) + " Tz " + matrix(at)
            + " Tm " + hex(line[i].text, used) + " Tj";
        end = right + space;
        if (i + 1 < line.size()) {
            const double gap = std::max(line[i + 1].u, end) - right;
            content += ' ' + real(100 * gap / em) + " Tz " + hex(QStringLiteral(" "), used) + " Tj";
        }
        content += '\n';
    }
    return content;
}

/// An image is painted over the unit square, whose upper left corner comes to the page's.
QByteArray imageContent(const PaintedImage &image, std::size_t number, QSizeF box, const QTransform &straight)
{
    const QTransform place(
        image.extent.width(), 0, 0, image.extent.height(), 0, box.height() - image.extent.height());
    QByteArray content = "q ";
    if (image.rgb) {
        for (const int shift : {16, 8, 0})
            content += real(double(*image.rgb >> shift & 255) / 255) + ' ';
        content += "rg ";
    }
    return content + matrix(place * straight) + " cm /Im" + QByteArray::number(qulonglong(number))
        + " Do Q\n";
}

} // namespace

QByteArray pageContent(const PagePlacement &page, const std::vector<PaintedImage> &images,
    const QList<Word> &words, std::set<char16_t> &used)
{
    const QTransform straight = straighten(page);
    const QTransform toUser = fromDisplayed(page);
    const QTransform toDisplayed = toUser.inverted();
    const bool turned = page.rotation % 180 != 0;
    const QSizeF displayed = turned ? page.box.transposed() : page.box;

    QByteArray content;
    for (std::size_t i = 0; i < images.size(); ++i)
        content += imageContent(images[i], i, page.box, straight);

    QByteArray text;
    std::vector<PlacedWord> line;
    const auto flush = [&] {
        if (!line.empty())
            text += lineContent(line, toUser, displayed, used);
        line.clear();
    };
    for (const Word &word : words) {
        if (const QString shown = printable(word.text); !shown.isEmpty()) {
            const QPointF centre = word.box.center() * page.pointsPerPixel;
            const QPointF at =
                toDisplayed.map(straight.map(QPointF(centre.x(), page.box.height() - centre.y())));
            const QSizeF bounds = word.box.size() * page.pointsPerPixel;
            const QSizeF size = untilted(turned ? bounds.transposed() : bounds, page.skewDeg);
            line.push_back(
                {shown, at.x() - size.width() / 2, at.y() - size.height() / 2, size.width(), size.height()});
        }
        if (word.endsLine || word.endsBlock)
            flush();
    }
    flush();
    if (!text.isEmpty())
        content += "BT 3 Tr\n" + text + "ET\n";
    return content;
}

QByteArray toUnicodeMap(const std::set<char16_t> &used)
{
    constexpr std::size_t largestBlock = 100; // Adobe Technical Note 5411
    QByteArray map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                     "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n";
    for (auto next = used.begin(); next != used.end();) {
        const auto left = std::size_t(std::distance(next, used.end()));
        const std::size_t block = std::min(left, largestBlock);
        map += QByteArray::number(qulonglong(block)) + " beginbfchar\n";
        for (std::size_t i = 0; i < block; ++i, ++next) {
            const QByteArray code = QByteArray::number(*next, 16).rightJustified(4, '0');
            map += '<' + code + "> <" + code + ">\n";
        }
        map += "endbfchar\n";
    }
    map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    return map;
}

} // namespace motcua
