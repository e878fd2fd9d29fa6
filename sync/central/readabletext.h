// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace motcua
{

inline constexpr qsizetype mostLine = 300; ///< characters; a name, a unit, a title
inline constexpr qsizetype mostText = 2'000; ///< characters; a reason, a note

/// What central says in words, as it can stand on a screen and on paper: one line in NFC, without characters
/// that control, hide or turn others around (bidi, zero width), at most `most` characters, the end of what is
/// longer being "…".
QString readableText(const QString &text, qsizetype most);

} // namespace motcua
