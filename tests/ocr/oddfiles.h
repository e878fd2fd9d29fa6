// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

/// Sound image files that are no page all the same.
namespace oddfiles
{

QByteArray cmykJpeg(); ///< 300 x 300 px in the four colours of print
QByteArray cmykTiff(); ///< the same
QByteArray twoPagedTiff(); ///< 300 x 300 px each, 300 dpi

/// 300 dpi; `rgb`: three bytes a pixel, row by row as stored; `orientation`: TIFF 6.0, tag 274.
QByteArray tiff(QByteArray rgb, QSize size, int orientation);
QByteArray progressiveJpeg(); ///< 300 x 300 px in colour
/// A JPEG of one scan whose header says another size.
QByteArray withSize(QByteArray jpeg, QSize said);

} // namespace oddfiles
