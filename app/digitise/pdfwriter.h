// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QDateTime>
#include <QIODevice>

#include "app/domain/page.h"
#include "app/domain/result.h"

namespace motcua
{

struct DocumentDescription {
    QString title; ///< name of the component; nothing personal
    QString subject; ///< procedure code and component id
    QDateTime created;
};

/// One page of the document: the archived JPEG, and what was read on it. Where the reading has layers, they
/// are what is shown.
struct DocumentPage {
    PageImage image;
    PageReading reading;
};

/// Writes one component's PDF (PDF 1.4, structured as PDF/A-1b, ISO 19005-1): each JPEG, or a page's layers
/// one over the other (stencils as image masks, no transparency), embedded unchanged at 100 % scale, quarter
/// turns as /Rotate, skew straightened by the placing matrix, recognised words as invisible text in reading
/// order. Pages are asked for one at a time, in order, and twice: once for what stands on them, once for
/// their bytes; one page is held in memory, not the document. The same input gives the same bytes. Fault:
/// PdfFailed, or what `page` answers.
Result<void> writePdf(QIODevice &out, int pageCount,
    const std::function<Result<DocumentPage>(int index)> &page, const DocumentDescription &description);

} // namespace motcua
