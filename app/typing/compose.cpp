// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/typing/compose.h"

#include <array>

#include <QStringView>

namespace motcua::typing
{

namespace
{

// Each row: a vowel without tone, then with sắc, huyền, hỏi, ngã, nặng, in the order of Tone.
constexpr std::array<QStringView, 12> vowels {
    u"aáàảãạ",
    u"ăắằẳẵặ",
    u"âấầẩẫậ",
    u"eéèẻẽẹ",
    u"êếềểễệ",
    u"iíìỉĩị",
    u"oóòỏõọ",
    u"ôốồổỗộ",
    u"ơớờởỡợ",
    u"uúùủũụ",
    u"ưứừửữự",
    u"yýỳỷỹỵ",
};

struct Vowel {
    int row = -1;
    int tone = 0;
    bool isVowel() const { return row >= 0; }
};

Vowel vowelOf(QChar c)
{
    const QChar lower = c.toLower();
    for (int row = 0; row < int(vowels.size()); ++row)
        if (const auto column = vowels[size_t(row)].indexOf(lower); column >= 0)
            return {row, int(column)};
    return {};
}

QChar plain(QChar c)
{
    const Vowel v = vowelOf(c);
    if (!v.isVowel())
        return c;
    const QChar bare = vowels[size_t(v.row)].at(0);
    return c.isUpper() ? bare.toUpper() : bare;
}

QChar toned(QChar bareVowel, Tone tone)
{
    const QChar c = vowels[size_t(vowelOf(bareVowel).row)].at(int(tone));
    return bareVowel.isUpper() ? c.toUpper() : c;
}

bool isMarked(QChar bareVowel)
{
    return QStringView(u"ăâêôơư").contains(bareVowel.toLower());
}

// Where the tone of the syllable [begin, end) stands; -1 where it has no vowel. The syllable's vowels are
// bare.
qsizetype tonePlace(const QString &text, qsizetype begin)
{
    qsizetype last = text.size() - 1;
    while (last >= begin && !vowelOf(text[last]).isVowel())
        --last;
    if (last < begin)
        return -1;
    const bool closed = last < text.size() - 1;
    qsizetype first = last;
    while (first > begin && vowelOf(text[first - 1]).isVowel())
        --first;

    // qu and gi are consonants when another vowel follows.
    if (first > begin && first < last) {
        const QChar before = text[first - 1].toLower();
        const QChar head = text[first].toLower();
        if ((before == u'q' && head == u'u') || (before == u'g' && head == u'i'))
            ++first;
    }
    for (qsizetype i = last; i >= first; --i)
        if (isMarked(text[i]))
            return i;
    if (closed)
        return last;
    return last - first >= 2 ? first + 1 : first;
}

qsizetype syllableStart(const QString &text)
{
    qsizetype begin = text.size();
    while (begin > 0 && text[begin - 1].isLetter())
        --begin;
    return begin;
}

Tone takeTone(QString &text, qsizetype begin)
{
    Tone tone = Tone::Level;
    for (qsizetype i = begin; i < text.size(); ++i) {
        if (const Vowel v = vowelOf(text[i]); v.tone > 0)
            tone = Tone(v.tone);
        text[i] = plain(text[i]);
    }
    return tone;
}

void putTone(QString &text, qsizetype begin, Tone tone)
{
    if (const qsizetype place = tonePlace(text, begin); place >= 0)
        text[place] = toned(text[place], tone);
}

} // namespace

QString withLetter(const QString &text, QChar letter)
{
    QString result = text;
    const qsizetype begin = syllableStart(result);
    if (!letter.isLetter() || begin == result.size())
        return result + letter;
    const Tone before = takeTone(result, begin);
    result += letter;
    if (before != Tone::Level)
        putTone(result, begin, before);
    return result;
}

QString withTone(const QString &text, Tone tone)
{
    QString result = text;
    const qsizetype begin = syllableStart(result);
    if (tonePlace(result, begin) < 0)
        return text;
    const Tone before = takeTone(result, begin);
    putTone(result, begin, before == tone ? Tone::Level : tone);
    return result;
}

QString withoutLast(const QString &text)
{
    QString result = text;
    result.chop(!result.isEmpty() && result.back().isLowSurrogate() ? 2 : 1);
    return result;
}

} // namespace motcua::typing
