// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace motcua
{

struct ExifFacts {
    int orientation = 0; ///< 1 to 8 (CIPA DC-008, 4.6.4 A); 0: not said
    double dpi = 0; ///< 0: not said
};

/// Orientation and resolution from the payload of a JPEG's APP1 segment. Anything else in it is not looked
/// at; damage gives zeros.
ExifFacts readExif(QByteArrayView app1);

} // namespace motcua
