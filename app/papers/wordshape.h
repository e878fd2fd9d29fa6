// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace motcua
{

/// Letters and digits of a word without tone, hat, hook, bar and case: "ĐƠN," → "don". What recognition most
/// often gets wrong in Vietnamese is what this leaves out.
QString shapeOf(QStringView word);

/// The shapes of a text's words; what has neither letter nor digit is none.
QStringList shapesOf(QStringView text);

/// What leads from one shape to another, in half slips: a letter taken for one that looks like it (O and 0, l
/// and 1) is one, any other letter wrong, missing or too many is two. Not above `most` + 1.
int halfSlips(QStringView from, QStringView to, int most);

/// Whether the word may be this one, read with this confidence (0 to 1): the less sure, the more slips.
bool mayBe(QStringView shape, QStringView wanted, float confidence);

/// Half slips that a word of so many letters may have at this confidence.
int mostHalfSlips(qsizetype letters, float confidence);

} // namespace motcua
