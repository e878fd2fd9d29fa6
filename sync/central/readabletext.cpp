// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/readabletext.h"

#include <QList>

namespace motcua
{

namespace
{

constexpr int mostMarks = 2; ///< on one letter; in NFC those of Vietnamese have none

bool isSpace(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph || category == QChar::Separator_Space;
}

bool hasNoFace(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Other_Format || category == QChar::Other_Surrogate
        || category == QChar::Other_PrivateUse || category == QChar::Other_NotAssigned;
}

} // namespace

QString readableText(const QString &text, qsizetype most)
{
    QString readable;
    int marks = 0;
    // What is far beyond any use is not even looked at.
    const auto letters = text.left(most * 4).normalized(QString::NormalizationForm_C).toUcs4();
    for (const char32_t c : letters) {
        if (hasNoFace(c))
            continue;
        marks = QChar::isMark(c) ? marks + 1 : 0;
        if (marks <= mostMarks)
            readable += isSpace(c) ? QStringLiteral(" ") : QString::fromUcs4(&c, 1);
    }
    readable = readable.simplified();
    if (readable.size() <= most)
        return readable;
    qsizetype end = most - 1;
    while (end > 0 && (readable[end].isLowSurrogate() || readable[end].isMark()))
        --end;
    return readable.first(end).trimmed() + u'…';
}

} // namespace motcua
