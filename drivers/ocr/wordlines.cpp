// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/wordlines.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <QtMath>

namespace motcua
{
namespace
{

constexpr double lineMargin = 0.15; // of the line's height
constexpr double leastApart = 4; // heights of a word
constexpr double pairDoubt = 5; // degrees by which letters below the line tilt one pair of words

QRectF boxOf(Words::const_iterator from, Words::const_iterator to)
{
    QRectF box;
    for (; from != to; ++from)
        box |= from->box;
    return box;
}

/// Whether these are accents of the line below: no letter, lower than that line, close above it and within
/// it.
bool areAccentsOf(Words::const_iterator line, Words::const_iterator below, Words::const_iterator end)
{
    const bool letters = std::any_of(line, below, [](const RecognisedWord &word) {
        return word.text.size() > 2
            || std::any_of(word.text.begin(), word.text.end(), [](QChar c) { return c.isLetter(); });
    });
    const QRectF accents = boxOf(line, below), text = boxOf(below, end);
    const double height = text.height();
    return !letters && accents.height() < 0.6 * height
        && std::abs(accents.bottom() - text.top()) < 0.4 * height && accents.left() > text.left() - height
        && accents.right() < text.right() + height;
}

} // namespace

std::vector<Words> linesOf(const Words &words)
{
    std::vector<Words> lines;
    for (const RecognisedWord &word : words) {
        if (lines.empty() || lines.back().back().endsLine)
            lines.emplace_back();
        lines.back().push_back(word);
    }
    return lines;
}

Sureness surenessOf(Words::const_iterator from, Words::const_iterator to)
{
    Sureness sureness;
    double sum = 0;
    for (auto word = from; word != to; ++word) {
        const auto letters =
            std::count_if(word->text.begin(), word->text.end(), [](QChar c) { return c.isLetterOrNumber(); });
        sureness.characters += int(letters);
        sum += double(letters) * double(word->confidence);
    }
    sureness.confidence = sureness.characters ? sum / sureness.characters : 0;
    return sureness;
}

void dropLoneAccents(Words &words)
{
    const auto endOf = [&](Words::const_iterator line) {
        const auto last =
            std::find_if(line, words.cend(), [](const RecognisedWord &word) { return word.endsLine; });
        return last == words.cend() ? last : std::next(last);
    };
    for (auto line = words.cbegin(); line != words.cend();) {
        const auto below = endOf(line);
        if (below != words.cend() && areAccentsOf(line, below, endOf(below)))
            line = words.erase(line, below);
        else
            line = below;
    }
}

QRectF spanBox(const Words &line, Words::const_iterator from, Words::const_iterator to)
{
    QRectF all, span;
    for (auto word = line.begin(); word != line.end(); ++word) {
        all |= word->box;
        if (word >= from && word < to)
            span |= word->box;
    }
    const double aside = lineMargin * all.height();
    const double left = from == line.begin() ? aside : (span.left() - std::prev(from)->box.right()) / 2;
    const double right = to == line.end() ? aside : (to->box.left() - span.right()) / 2;
    return {QPointF(span.left() - std::clamp(left, 0.0, aside), all.top() - aside),
        QPointF(span.right() + std::clamp(right, 0.0, aside), all.bottom() + aside)};
}

double tiltOfLines(const Words &words)
{
    std::vector<double> slopes;
    for (const Words &line : linesOf(words)) {
        for (auto left = line.begin(); left != line.end(); ++left) {
            for (auto right = std::next(left); right != line.end(); ++right) {
                const double apart = right->box.center().x() - left->box.center().x();
                if (apart >= leastApart * std::max(left->box.height(), right->box.height()))
                    slopes.push_back((right->box.bottom() - left->box.bottom()) / apart);
            }
        }
    }
    if (slopes.empty())
        return 0;
    const auto middle = slopes.begin() + std::ptrdiff_t(slopes.size() / 2);
    std::nth_element(slopes.begin(), middle, slopes.end());
    const double tilt = qRadiansToDegrees(std::atan(*middle));
    return std::abs(tilt) > pairDoubt / std::sqrt(double(slopes.size())) ? tilt : 0;
}

} // namespace motcua
