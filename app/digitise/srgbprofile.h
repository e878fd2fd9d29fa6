// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace motcua
{

/// An ICC profile (version 2.1, display, matrix and curves) of the sRGB colour space, IEC 61966-2-1: the
/// output intent that PDF/A-1 asks for (ISO 19005-1, 6.2.2). Computed here. The same bytes every time.
QByteArray srgbProfile();

} // namespace motcua
