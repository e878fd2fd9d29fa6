// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QRectF>
#include <QString>

#include "app/domain/result.h"
#include "drivers/reader/pix.h"

namespace motcua
{

struct RecognisedWord {
    QString text; ///< NFC
    QRectF box; ///< px of the image that was read
    float confidence = 0; ///< 0 to 1
    bool endsLine = false;
    bool endsBlock = false;
};

/// Tesseract with its Vietnamese model, loaded with the first page and kept.
class TextEngine
{
public:
    TextEngine();
    ~TextEngine();

    /// The words of an upright, straight 8 bit gray page, in reading order. Fault: RecogniserFailed.
    Result<std::vector<RecognisedWord>> read(PIX *gray, int dpi);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
