// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace motcua::typing
{

/// Thanh điệu: ngang, sắc, huyền, hỏi, ngã, nặng.
enum class Tone { Level, Acute, Grave, Hook, Tilde, Dot };

/// The text with one more letter. The tone of the last syllable moves to where the longer syllable carries it
/// ("hòa" + "n" → "hoàn"). All texts are NFC.
QString withLetter(const QString &text, QChar letter);

/// The text with this tone on its last syllable, wherever in the syllable it belongs; the same tone again
/// takes it off. Tones are placed in the customary style (hòa, thúy), on the marked vowel where there is one
/// (thuở, tiến, nước), on the last vowel before a closing consonant (hoàn), with qu and gi counted as
/// consonants. A text that does not end in a syllable with a vowel stays as it is.
QString withTone(const QString &text, Tone tone);

/// The text without its last character.
QString withoutLast(const QString &text);

} // namespace motcua::typing
