// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/domain/page.h"
#include "app/domain/result.h"
#include "drivers/ocr/pagepixels.h"

namespace motcua
{

/// Reads archived pages. Loads Tesseract's Vietnamese model with the first page and keeps it.
///
///     JPEG ─► look ─► gray without red ─► which way up ─► deskew ─► words ─► boxes back in stored pixels
///            (blank?)  150 dpi, more      surely, or                  │
///                      for small print;   as it lies                  ├► a few words unsure: those again
///                      faint on grain:                                │  at 200 dpi or more
///                      on white paper                                 └► all unsure: again on white paper,
///                                                                        then with what is red
class PageReader
{
public:
    PageReader();
    ~PageReader();

    /// Faults: ImageUnreadable, ImageTooLarge, RecogniserFailed (no model, no memory).
    Result<PageReading> read(PagePixels &page);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
