// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/domain/page.h"
#include "drivers/ocr/pagepixels.h"

namespace motcua
{

/// Takes an archived page apart for its PDF. What must hold comes first: a digitised paper is in colour and
/// has at least 200 dpi (NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục I, khoản 2), so the picture keeps the
/// page's colours and the least number of eighths of its pixels that is 200 dpi or more (225 of 300), and
/// text is not guessed: each stroke keeps its own pixels.
///
/// Stencils are made where they are faithful (StrokeMasks), and only for sharp print on even paper: soft or
/// grainy strokes lose nothing in a picture of 200 dpi and are smaller there. The picture is coded at JPEG
/// quality 70, or 45 where the page would be larger than its budget of 3,100 bytes a square inch (300 KB of
/// A4). A page of pictures that is still more than twice as large is coded at 35 and, as far as it must, down
/// to 8; of a page that was stored more coarsely than that in steps of half its own, down to 40.
///
/// Nothing where the layers would save nothing or memory is short: then the archived JPEG is the page.
std::optional<PageLayers> layersOf(PagePixels &page);

} // namespace motcua
