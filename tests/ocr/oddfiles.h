// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// Sound image files that are no page all the same.
namespace oddfiles
{

QByteArray cmykJpeg(); ///< 300 x 300 px in the four colours of print
QByteArray cmykTiff(); ///< the same
QByteArray twoPagedTiff(); ///< 300 x 300 px each, 300 dpi

} // namespace oddfiles
