// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/wordshape.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <QVarLengthArray>

#include "app/catalogue/catalogue.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// Letters of one group are taken for each other.
constexpr std::u16string_view lookAlikes[] {
    u"o0qce", u"il1jt", u"s58", u"b86h", u"z2", u"g96q", u"uv", u"nmrh", u"a4"};

/// A bit for each group that a letter of a shape belongs to.
constexpr auto groups = [] {
    std::array<std::uint16_t, 128> bits {};
    for (std::size_t group = 0; group < std::size(lookAlikes); ++group)
        for (const char16_t letter : lookAlikes[group])
            bits[letter] = std::uint16_t(bits[letter] | 1U << group);
    return bits;
}();

bool lookAlike(QChar a, QChar b)
{
    return a.unicode() < groups.size() && b.unicode() < groups.size()
        && (groups[a.unicode()] & groups[b.unicode()]) != 0;
}

} // namespace

QString shapeOf(QStringView word)
{
    QString shape = foldVietnamese(word);
    shape.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return shape;
}

QStringList shapesOf(QStringView text)
{
    QStringList shapes;
    for (const QStringView word : text.split(u' ', Qt::SkipEmptyParts))
        if (QString shape = shapeOf(word); !shape.isEmpty())
            shapes.append(std::move(shape));
    return shapes;
}

int halfSlips(QStringView from, QStringView to, int most)
{
    constexpr int whole = 2;
    if (std::abs(from.size() - to.size()) * whole > most)
        return most + 1;
    QVarLengthArray<int, 48> row(to.size() + 1);
    for (qsizetype j = 0; j < row.size(); ++j)
        row[j] = int(j) * whole;
    for (const QChar letter : from) {
        int diagonal = row[0];
        int least = row[0] += whole;
        for (qsizetype j = 1; j < row.size(); ++j) {
            const QChar other = to[j - 1];
            const int wrong = letter == other ? 0 : lookAlike(letter, other) ? 1 : whole;
            const int best = std::min({diagonal + wrong, row[j] + whole, row[j - 1] + whole});
            diagonal = row[j];
            row[j] = best;
            least = std::min(least, best);
        }
        if (least > most)
            return most + 1;
    }
    return std::min(row.back(), most + 1);
}

int mostHalfSlips(qsizetype letters, float confidence)
{
    if (letters <= 2)
        return confidence < 0.8F ? 2 : 1;
    if (letters <= 4)
        return confidence < 0.6F ? 3 : 2;
    return confidence < 0.9F ? 4 : 2;
}

bool mayBe(QStringView shape, QStringView wanted, float confidence)
{
    const int most = mostHalfSlips(wanted.size(), confidence);
    return halfSlips(shape, wanted, most) <= most;
}

} // namespace motcua
