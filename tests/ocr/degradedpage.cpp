// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ocr/degradedpage.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QRandomGenerator>
#include <QTransform>

#include "tests/ocr/vietnamesepage.h"
#include "tests/ocr/vietnamesetext.h"

namespace degradedpage
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int scanDpi = 300;
constexpr double pixelsPerMillimetre = scanDpi / 25.4;
constexpr QSize a4(2480, 3508); // px
constexpr quint32 kindCount = 13;

struct NamedKind {
    Kind kind;
    QLatin1StringView name;
};

constexpr std::array<NamedKind, kindCount> namedKinds {{{Kind::Clean, "clean"_L1}, {Kind::Small, "small"_L1},
    {Kind::Skewed, "skewed"_L1}, {Kind::Turned, "turned"_L1}, {Kind::Tinted, "tinted"_L1},
    {Kind::Faint, "faint"_L1}, {Kind::Jpeg, "jpeg"_L1}, {Kind::Noisy, "noisy"_L1},
    {Kind::Blurred, "blurred"_L1}, {Kind::ShowThrough, "show-through"_L1}, {Kind::Stamped, "stamped"_L1},
    {Kind::Photographed, "photographed"_L1}, {Kind::Worst, "worst"_L1}}};

/// What happens to a page, in the order in which it happens.
struct Recipe {
    double points = 12;
    double tiltDeg = 0; ///< clockwise
    QColor paper = QColor(252, 251, 248);
    QColor ink = QColor(28, 28, 32);
    double showThrough = 0; ///< share of the back's ink that is seen
    bool stamped = false;
    double shade = 0; ///< gray levels that the darkest corner loses
    bool photographed = false;
    double blur = 0.6; ///< px, standard deviation; a good scanner's lens
    double noise = 2; ///< gray levels, standard deviation
    double specks = 0; ///< share of the pixels
    int lyingDeg = 0; ///< clockwise quarter turns
    int jpegQuality = 85;
};

double between(QRandomGenerator &random, double least, double most)
{
    return least + (most - least) * random.generateDouble();
}

template <typename T, std::size_t n>
const T &oneOf(const std::array<T, n> &all, int number)
{
    return all[std::size_t(number) % n];
}

Recipe recipeOf(Kind kind, int seed, QRandomGenerator &random)
{
    static const std::array tints {QColor(238, 222, 170), QColor(243, 205, 210), QColor(200, 224, 196),
        QColor(190, 208, 234), QColor(206, 203, 196)};
    static constexpr std::array lying {180, 90, 270, 0};
    Recipe recipe;
    const double sign = seed % 2 ? -1 : 1;
    switch (kind) {
    case Kind::Clean:
        break;
    case Kind::Small:
        recipe.points = 9;
        break;
    case Kind::Skewed:
        recipe.tiltDeg = sign * between(random, 1.5, 5);
        break;
    case Kind::Turned:
        recipe.lyingDeg = oneOf(lying, seed);
        recipe.tiltDeg = between(random, -0.7, 0.7);
        break;
    case Kind::Tinted:
        recipe.paper = oneOf(tints, seed);
        recipe.shade = between(random, 20, 45);
        break;
    case Kind::Faint: {
        const int level = int(between(random, 150, 180));
        recipe.ink = QColor(level, level, level);
        recipe.noise = 4;
        break;
    }
    case Kind::Jpeg:
        recipe.jpegQuality = int(between(random, 14, 24));
        break;
    case Kind::Noisy:
        recipe.paper = QColor(222, 220, 214);
        recipe.noise = between(random, 16, 24);
        recipe.specks = 0.0004;
        break;
    case Kind::Blurred:
        recipe.blur = between(random, 2.4, 3);
        break;
    case Kind::ShowThrough:
        recipe.showThrough = between(random, 0.18, 0.3);
        break;
    case Kind::Stamped:
        recipe.stamped = true;
        break;
    case Kind::Photographed:
        recipe.photographed = true;
        recipe.shade = between(random, 50, 80);
        recipe.blur = 1.4;
        recipe.noise = 4;
        recipe.jpegQuality = 75;
        break;
    case Kind::Worst:
        recipe.points = 11;
        recipe.tiltDeg = -sign * between(random, 1, 3);
        recipe.paper = oneOf(tints, seed + 1);
        recipe.ink = QColor(95, 92, 100);
        recipe.showThrough = 0.12;
        recipe.shade = 25;
        recipe.blur = 1.5;
        recipe.noise = 8;
        recipe.specks = 0.0002;
        recipe.lyingDeg = seed % 3 == 2 ? 180 : 0;
        recipe.jpegQuality = 45;
        break;
    }
    return recipe;
}

/// One byte a pixel: how much ink lies there, 255 is full.
QImage bare()
{
    QImage plane(a4, QImage::Format_Grayscale8);
    plane.fill(0);
    return plane;
}

QStringList wrapped(const QString &text, const QFontMetricsF &metrics, double width)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ')) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        if (!line.isEmpty() && metrics.horizontalAdvance(longer) > width) {
            lines << line;
            line = word;
        } else {
            line = longer;
        }
    }
    return lines << line;
}

QFont fontOf(const QString &family, double points)
{
    QFont font(family);
    font.setPixelSize(int(std::lround(points / 72 * scanDpi)));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Documents one after another, beginning with number `seed`, until the page is full. Answers the lines.
QStringList print(QPainter &painter, int seed, double points, int most)
{
    using namespace vietnamesetext;
    painter.setPen(Qt::white);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const QFont plain = fontOf(typefaces()[seed % typefaces().size()], points);
    QFont bold = plain;
    bold.setBold(true);
    const double left = 30 * pixelsPerMillimetre;
    const double width = 160 * pixelsPerMillimetre;
    const double bottom = a4.height() - 22 * pixelsPerMillimetre;
    const double size = points / 72 * scanDpi;
    double y = 20 * pixelsPerMillimetre;
    QStringList lines;
    for (qsizetype number = seed;; ++number) {
        for (const Paragraph &paragraph : documents()[number % documents().size()]) {
            painter.setFont(paragraph.place == Place::Middle ? bold : plain);
            const QFontMetricsF metrics(painter.font(), painter.device());
            for (const QString &line : wrapped(paragraph.text, metrics, width)) {
                y += 1.5 * size;
                if (y > bottom || (most > 0 && lines.size() == most))
                    return lines;
                const double free = width - metrics.horizontalAdvance(line);
                const double x = paragraph.place == Place::Left ? 0
                    : paragraph.place == Place::Right           ? free
                                                                : free / 2;
                painter.drawText(QPointF(left + x, y), line);
                lines << line;
            }
            y += 0.4 * size;
        }
        y += 2 * size;
    }
}

void tilt(QPainter &painter, double degrees)
{
    painter.translate(a4.width() / 2.0, a4.height() / 2.0);
    painter.rotate(degrees);
    painter.translate(-a4.width() / 2.0, -a4.height() / 2.0);
}

/// The print of another page, mirrored, as paper of 80 g lets it through: blurred.
QImage back(int seed)
{
    QImage plane = bare();
    QPainter painter(&plane);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(a4.width(), 0);
    painter.scale(-1, 1);
    print(painter, seed + 5, 12, 0);
    return plane;
}

/// A seal with a star over the lower part of the text, a framed receipt stamp over the upper.
QImage stamps(QRandomGenerator &random)
{
    QImage plane = bare();
    QPainter painter(&plane);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontOf(u"DejaVu Sans"_s, 10));
    const auto at = [&](double x, double y) {
        painter.resetTransform();
        painter.translate(
            x * pixelsPerMillimetre + random.bounded(60), y * pixelsPerMillimetre + random.bounded(60));
        painter.rotate(between(random, -12, 12));
    };
    const auto pen = [&](double millimetres) {
        painter.setPen(QPen(Qt::white, millimetres * pixelsPerMillimetre));
    };

    at(125, 205);
    pen(0.9);
    const double radius = 17.5 * pixelsPerMillimetre;
    painter.drawEllipse(QPointF(), radius, radius);
    pen(0.4);
    painter.drawEllipse(QPointF(), 0.66 * radius, 0.66 * radius);
    const QString around = u"ỦY BAN NHÂN DÂN XÃ VÍ DỤ * HUYỆN MINH HỌA * "_s;
    for (qsizetype i = 0; i < around.size(); ++i) {
        painter.save();
        painter.rotate(360.0 * double(i) / double(around.size()));
        painter.drawText(QRectF(-40, -0.97 * radius, 80, 0.3 * radius), Qt::AlignCenter, around.mid(i, 1));
        painter.restore();
    }
    painter.setBrush(Qt::white);
    QPolygonF star;
    for (int i = 0; i < 5; ++i) {
        const double angle = i * 4 * M_PI / 5;
        star << QPointF(std::sin(angle), -std::cos(angle)) * 0.4 * radius;
    }
    painter.drawPolygon(star, Qt::WindingFill);
    painter.setBrush(Qt::NoBrush);

    at(45, 75);
    pen(0.7);
    painter.drawRect(QRectF(0, 0, 52 * pixelsPerMillimetre, 22 * pixelsPerMillimetre));
    painter.drawText(
        QRectF(0, 0, 52 * pixelsPerMillimetre, 11 * pixelsPerMillimetre), Qt::AlignCenter, u"ĐẾN Số: 208"_s);
    painter.drawText(QRectF(0, 11 * pixelsPerMillimetre, 52 * pixelsPerMillimetre, 11 * pixelsPerMillimetre),
        Qt::AlignCenter, u"Ngày 17/6/2031"_s);
    return plane;
}

/// Gaussian, both ways.
QImage blurred(const QImage &plane, double sigma)
{
    const int radius = int(std::ceil(3 * sigma));
    std::vector<int> weights; // of 65,536
    double sum = 0;
    for (int i = -radius; i <= radius; ++i)
        sum += std::exp(-i * i / (2 * sigma * sigma));
    for (int i = -radius; i <= radius; ++i)
        weights.push_back(int(65536 * std::exp(-i * i / (2 * sigma * sigma)) / sum));

    const auto alongRows = [&](const QImage &from) { // transposed on the way, so that twice is both ways
        QImage to(from.height(), from.width(), QImage::Format_Grayscale8);
        std::vector<int> row(std::size_t(from.width() + 2 * radius), 0);
        for (int y = 0; y < from.height(); ++y) {
            const uchar *line = from.constScanLine(y);
            std::copy_n(line, from.width(), row.begin() + radius);
            for (int x = 0; x < from.width(); ++x) {
                int level = 32768;
                for (std::size_t i = 0; i < weights.size(); ++i)
                    level += weights[i] * row[std::size_t(x) + i];
                to.scanLine(x)[y] = uchar(level >> 16);
            }
        }
        return to;
    };
    return alongRows(alongRows(plane));
}

/// Lays one colour of ink on the page.
void lay(QImage &page, const QImage &plane, const QColor &ink, double strength)
{
    const std::array<int, 3> levels {ink.red(), ink.green(), ink.blue()};
    const int share = int(256 * strength);
    for (int y = 0; y < page.height(); ++y) {
        auto *to = reinterpret_cast<QRgb *>(page.scanLine(y));
        const uchar *from = plane.constScanLine(y);
        for (int x = 0; x < page.width(); ++x) {
            if (!from[x])
                continue;
            const int covered = from[x] * share; // of 65,280
            const auto mix = [&](int paper, int level) {
                return level >= paper ? paper : paper - (paper - level) * covered / 65280;
            };
            to[x] = qRgb(
                mix(qRed(to[x]), levels[0]), mix(qGreen(to[x]), levels[1]), mix(qBlue(to[x]), levels[2]));
        }
    }
}

/// Darker towards one corner.
void shadeTowards(QImage &page, bool left, bool top, double most)
{
    QPainter painter(&page);
    QLinearGradient shade(
        left ? page.width() : 0, top ? page.height() : 0, left ? 0 : page.width(), top ? 0 : page.height());
    shade.setColorAt(0.2, Qt::transparent);
    shade.setColorAt(1, QColor(0, 0, 0, int(most)));
    painter.fillRect(page.rect(), shade);
}

/// On a table, held a little aslant, filling the picture as people do.
QImage photographed(const QImage &page, QRandomGenerator &random)
{
    QImage photo(a4 * 2 / 3, QImage::Format_RGB32);
    photo.fill(QColor(96, 74, 58));
    const double w = photo.width(), h = photo.height();
    const auto inset = [&](double side) { return between(random, 0.004, 0.03) * side; };
    const QPolygonF corners {{inset(w), inset(h)}, {w - inset(w), inset(h)}, {w - inset(w), h - inset(h)},
        {inset(w), h - inset(h)}};
    const QPolygonF sheet {{0, 0}, {double(page.width()), 0}, {double(page.width()), double(page.height())},
        {0, double(page.height())}};
    QTransform seen;
    QTransform::quadToQuad(sheet, corners, seen);
    QPainter painter(&photo);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setTransform(seen);
    painter.drawImage(0, 0, page);
    return photo;
}

void addNoise(QImage &image, double deviation, double specks, QRandomGenerator &random)
{
    const quint64 speckLimit = quint64(specks * 4294967296.0);
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const quint32 bits = random.generate();
            // the sum of four bytes is nearly normal: mean 510, standard deviation 147.8
            const int sum = int((bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24));
            const int noise = int(std::lround((sum - 510) * deviation / 147.8));
            const auto level = [&](int value) { return std::clamp(value + noise, 0, 255); };
            line[x] = qRgb(level(qRed(line[x])), level(qGreen(line[x])), level(qBlue(line[x])));
            if (specks > 0 && random.generate() < speckLimit && x > 0 && y > 0) { // two by two px
                auto *above = reinterpret_cast<QRgb *>(image.scanLine(y - 1));
                line[x] = line[x - 1] = above[x] = above[x - 1] = qRgb(70, 66, 60);
            }
        }
    }
}

} // namespace

const QList<Kind> &kinds()
{
    static const QList<Kind> all = [] {
        QList<Kind> list;
        for (const NamedKind &named : namedKinds)
            list << named.kind;
        return list;
    }();
    return all;
}

QString nameOf(Kind kind)
{
    return std::find_if(namedKinds.begin(), namedKinds.end(), [&](const auto &named) {
        return named.kind == kind;
    })->name;
}

const QStringList &typefaces()
{
    static const QStringList all {u"TeX Gyre Termes"_s, u"Inter"_s, u"DejaVu Serif"_s, u"TeX Gyre Heros"_s,
        u"TeX Gyre Pagella"_s, u"DejaVu Sans"_s, u"TeX Gyre Schola"_s};
    return all;
}

Page make(Kind kind, int seed, int lines)
{
    QRandomGenerator random(quint32(seed) * kindCount + quint32(kind));
    const Recipe recipe = recipeOf(kind, seed, random);
    Page page;
    page.skewDeg = recipe.tiltDeg;
    page.rotation = (360 - recipe.lyingDeg) % 360;

    QImage ink = bare();
    {
        QPainter painter(&ink);
        tilt(painter, recipe.tiltDeg);
        page.lines = print(painter, seed, recipe.points, lines);
    }
    QImage image(a4, QImage::Format_RGB32);
    image.fill(recipe.paper);
    if (recipe.showThrough > 0)
        lay(image, blurred(back(seed), 3), recipe.ink, recipe.showThrough);
    lay(image, blurred(ink, recipe.blur), recipe.ink, 1);
    if (recipe.stamped)
        lay(image, blurred(stamps(random), recipe.blur), QColor(205, 30, 45), 0.85);
    if (recipe.shade > 0)
        shadeTowards(image, random.bounded(2), random.bounded(2), recipe.shade);
    if (recipe.photographed) {
        image = photographed(image, random);
        page.dpi = scanDpi * 2 / 3.0;
    }
    addNoise(image, recipe.noise, recipe.specks, random);
    if (recipe.lyingDeg)
        image = image.transformed(QTransform().rotate(recipe.lyingDeg));
    image.setDotsPerMeterX(int(std::lround(page.dpi / 0.0254)));
    image.setDotsPerMeterY(int(std::lround(page.dpi / 0.0254)));
    page.jpeg = vietnamesepage::jpeg(image, recipe.jpegQuality);
    page.image = image;
    return page;
}

} // namespace degradedpage
