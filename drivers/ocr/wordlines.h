// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "drivers/ocr/textengine.h"

namespace motcua
{

using Words = std::vector<RecognisedWord>;

std::vector<Words> linesOf(const Words &words);

/// Weighed by letters and digits.
struct Sureness {
    double confidence = 0; ///< mean, 0 to 1
    int characters = 0; ///< letters and digits
};

Sureness surenessOf(Words::const_iterator from, Words::const_iterator to);

/// The layout takes accents over capitals for a line of their own: these go.
void dropLoneAccents(Words &words);

/// Some words of a line with a little around them, as high as all of it, and nothing of their neighbours.
QRectF spanBox(const Words &line, Words::const_iterator from, Words::const_iterator to);

/// Degrees clockwise by which the lines run down to the right; 0 where that may be their letters' doing, of
/// which some reach below the line.
double tiltOfLines(const Words &words);

} // namespace motcua
