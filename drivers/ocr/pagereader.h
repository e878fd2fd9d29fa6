// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArrayView>

#include "app/domain/page.h"
#include "app/domain/result.h"

namespace motcua
{

/// Reads archived pages. Loads Tesseract's Vietnamese model with the first page and keeps it.
///
///     JPEG ─► look (blank?) ─► reading image ─► which way up ─► deskew ─► words ─► boxes back in stored
///     pixels
///                              gray, about                 surely, or as it lies
///                              200 dpi
class PageReader
{
public:
    PageReader();
    ~PageReader();

    /// Faults: ImageUnreadable, ImageTooLarge, RecogniserFailed (no model, no memory).
    Result<PageReading> read(QByteArrayView jpeg, double dpi);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
