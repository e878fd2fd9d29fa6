// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include "app/domain/page.h"
#include "app/domain/result.h"

namespace motcua
{

/// The least that a digitised paper may have (NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục I, khoản 2).
constexpr double lowestDpi = 200;
/// No paper of a dossier is smaller: half the short side of a 3 × 4 cm photograph, as stated scales err.
constexpr double leastSide = 15; // mm

/// The most pixels that a page is read from, at 300 dpi: an A3 sheet has 17 million, a strip of A4's width
/// and a metre's length 29. Reading holds about six bytes for each.
constexpr qint64 mostReadPixels = 30'000'000;

struct ArchivedPage {
    PageImage page; ///< jpeg is empty when keepsFile
    bool keepsFile = false; ///< the file itself is the page's JPEG
};

/// An image file → the page that is archived. A JPEG of one or three components keeps its bytes, unless EXIF
/// says that it lies turned; everything else becomes a JPEG of quality 90 of the same pixels (of a turned one
/// with more than half as many as are held at a time, of fewer, and not below 300 dpi). The whole file is
/// decoded once, so damage shows now. `dpi` 0: what the file says; where it says nothing or what cannot be (a
/// sheet beyond A3), A4 is assumed if the shape and 200 dpi fit, else 300 dpi. Faults: those of openImage,
/// ImageResolutionLow, ImageTooSmall (a side below leastSide), ImageTooLarge (more than mostReadPixels).
Result<ArchivedPage> archivePage(QByteArrayView file, double dpi);

} // namespace motcua
