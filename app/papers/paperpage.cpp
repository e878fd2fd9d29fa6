// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/paperpage.h"

#include <algorithm>

namespace motcua
{

namespace
{

constexpr double widestGap = 3; ///< heights of a line; a wider one begins another line

double middleOf(QList<double> values)
{
    const auto middle = values.begin() + values.size() / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

PageLine lineOf(const PaperPage &page, const QList<Word> &words)
{
    PageLine line;
    line.words = words;
    QList<double> heights;
    for (const Word &word : words) {
        const QRectF place = uprightPlace(page, word.box);
        line.box |= word.box;
        line.place |= place;
        heights.append(place.height());
    }
    line.height = middleOf(heights);
    return line;
}

/// Whether `next` stands too far behind `word` to go on its line. Both upright.
bool isApart(const PaperPage &page, const QRectF &word, const QRectF &next)
{
    const bool sideways = page.reading.rotation % 180 != 0;
    const double width = sideways ? page.size.height() : page.size.width();
    const double height = sideways ? page.size.width() : page.size.height();
    return (next.left() - word.right()) * width > widestGap * std::max(word.height(), next.height()) * height;
}

} // namespace

QString PageLine::text() const
{
    QString text;
    for (const Word &word : words)
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + word.text;
    return text;
}

QRectF uprightPlace(const PaperPage &page, const QRectF &box)
{
    const double width = std::max(1, page.size.width());
    const double height = std::max(1, page.size.height());
    const QRectF stored(box.x() / width, box.y() / height, box.width() / width, box.height() / height);
    switch (page.reading.rotation) { // clockwise
    case 90:
        return {1 - stored.bottom(), stored.left(), stored.height(), stored.width()};
    case 180:
        return {1 - stored.right(), 1 - stored.bottom(), stored.width(), stored.height()};
    case 270:
        return {stored.top(), 1 - stored.right(), stored.height(), stored.width()};
    default:
        return stored;
    }
}

QList<PageLine> linesOf(const PaperPage &page, FarApart apart)
{
    QList<PageLine> lines;
    QList<Word> words;
    const auto end = [&] {
        if (!words.isEmpty())
            lines.append(lineOf(page, words));
        words.clear();
    };
    for (const Word &word : page.reading.words) {
        if (apart == FarApart::OtherLine && !words.isEmpty()
            && isApart(page, uprightPlace(page, words.last().box), uprightPlace(page, word.box)))
            end();
        words.append(word);
        if (word.endsLine || word.endsBlock)
            end();
    }
    end();
    return lines;
}

} // namespace motcua
