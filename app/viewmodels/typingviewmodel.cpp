// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/typingviewmodel.h"

#include "app/typing/compose.h"

namespace motcua
{

namespace
{

// A field without a limit of its own still ends somewhere.
constexpr int longestText = 2000;
constexpr int dateDigits = 8;

QString digitsOf(const QString &text)
{
    QString result;
    for (const QChar c : text)
        if (c >= u'0' && c <= u'9')
            result += c;
    return result;
}

bool isOfCode(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || c == u'.' || c == u'-';
}

QString asDate(const QString &digits)
{
    QString result = digits.left(2);
    if (digits.size() > 2)
        result += u'/' + digits.mid(2, 2);
    if (digits.size() > 4)
        result += u'/' + digits.mid(4);
    return result;
}

} // namespace

void TypingViewModel::open(
    const QString &target, const QString &label, const QString &text, int mode, int most)
{
    m_target = target;
    m_label = label;
    m_text = text;
    m_mode = Mode(mode);
    m_most = most > 0 ? most : longestText;
    m_capitals = Capitals::Off;
    Q_EMIT changed();
}

void TypingViewModel::type(const QString &character)
{
    if (!active() || character.isEmpty())
        return;
    const QChar key = character.at(0);
    const bool newLine = m_mode == Mode::Lines && (key == u'\n' || key == u'\r');
    if (!newLine && !key.isPrint())
        return;
    if (writesLetters()) {
        const QChar c = newLine ? QChar(u'\n') : m_capitals == Capitals::Off ? key : key.toUpper();
        if (m_capitals == Capitals::Once)
            m_capitals = Capitals::Off;
        edit(m_text.size() < m_most ? typing::withLetter(m_text, c) : m_text);
    } else if (m_mode == Mode::Code) {
        if (const QChar capital = key.toUpper(); isOfCode(capital) && m_text.size() < m_most)
            edit(m_text + capital);
    } else if (key >= u'0' && key <= u'9') {
        const QString digits = digitsOf(m_text) + key;
        if (m_mode == Mode::Digits && m_text.size() < m_most)
            edit(m_text + key);
        else if (m_mode == Mode::Date && digits.size() <= dateDigits)
            edit(asDate(digits));
    }
}

void TypingViewModel::tone(int tone)
{
    if (active() && writesLetters())
        edit(typing::withTone(m_text, typing::Tone(tone)));
}

void TypingViewModel::backspace()
{
    if (active())
        edit(m_mode == Mode::Date ? asDate(typing::withoutLast(digitsOf(m_text)))
                                  : typing::withoutLast(m_text));
}

void TypingViewModel::clear()
{
    if (active())
        edit({});
}

void TypingViewModel::shift()
{
    m_capitals = m_capitals == Capitals::Off ? Capitals::Once
        : m_capitals == Capitals::Once       ? Capitals::Locked
                                             : Capitals::Off;
    Q_EMIT changed();
}

void TypingViewModel::close()
{
    if (!active())
        return;
    m_target.clear();
    m_label.clear();
    m_text.clear();
    m_mode = Mode::Letters;
    m_capitals = Capitals::Off;
    Q_EMIT changed();
}

void TypingViewModel::edit(const QString &text)
{
    const bool differs = text != m_text;
    m_text = text;
    Q_EMIT changed();
    if (differs)
        Q_EMIT edited(m_target, m_text);
}

} // namespace motcua
